import { BareWindow } from '#renderer/app/frame/BareWindow.tsx';
import startStyles from '#renderer/areas/start/start.module.css';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { PasswordFields, useNewPassword } from './PasswordFields.tsx';

/** Somebody else set the password, or there is none: first an own one. */
export default function NewPassword({ who }: { readonly who: string }) {
  const entry = useNewPassword();
  const leave = useRun('people.signOut');
  return (
    <BareWindow>
      <div className={startStyles.page}>
        <h1>设自己的密码</h1>
        <p className={startStyles.lead}>{who}，现在的密码是别人设的或还没有设。换成只有自己知道的，再开始办事。</p>
        <form className={startStyles.form} onSubmit={(event) => { event.preventDefault(); void entry.act(); }}>
          <PasswordFields entry={entry} />
          <div className={startStyles.acts}><Button kind="primary" submit running={entry.running} reason={entry.reason}>设好并进入</Button><Button onClick={() => void leave.run({})}>换人登录</Button></div>
        </form>
      </div>
    </BareWindow>
  );
}
