import { Hono } from 'hono';
import { html } from 'hono/html';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { tableSerial } from '#shared/rules/tables/serial.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { readDistrictKey } from './enrolment.ts';
import { page, type Html } from './layout.ts';
import { CityProblem } from './problems.ts';
import { printable } from './printable.ts';
import { takeFile } from './stick.ts';
import type { City } from './submit.ts';

/** Pages for people: what the city holds of each district and month, each table to print, enrolling a district, and what comes on sticks. */
export function pages(city: City): Hono {
  const app = new Hono();
  app.get('/', async (c) => c.html(page('支队收件箱', await overview(city))));

  app.get('/held/:district/:table/:month/:revision', async (c) => {
    const { district, table, month, revision } = c.req.param();
    const held = await city.store.held({ district, table, month, revision: Number(revision) });
    if (held === null) throw new CityProblem(404, '没有收到这一版');
    return c.html(page(tableSerial(district, table as TableName, month, held.revision), printable(held), 'sheet'));
  });

  app.post('/enrol', async (c) => {
    assertOwnPage(c.req.header('origin'), c.req.header('host') ?? '');
    const form = await c.req.parseBody();
    const { file, districtCode } = form;
    if (typeof districtCode !== 'string' || !/^[0-9]{6}$/.test(districtCode)) throw new CityProblem(422, '区划代码应为 6 位数字');
    await city.store.enrol({ ...(await readDistrictKey(await textOf(file))), districtCode }, new Date(city.now()).toISOString());
    return c.redirect('/', 303);
  });

  app.post('/stick', async (c) => {
    assertOwnPage(c.req.header('origin'), c.req.header('host') ?? '');
    const { name, receiptJws } = await takeFile(city, await textOf((await c.req.parseBody())['file']));
    return c.body(receiptJws, 200, { 'content-type': 'application/jose', 'content-disposition': `attachment; filename="${name}"` });
  });
  return app;
}

async function textOf(file: unknown): Promise<string> {
  return typeof file === 'string' ? file : file instanceof File ? file.text() : '';
}

/** A page of another site must not enrol keys through the browser of whoever sits here. */
function assertOwnPage(origin: string | undefined, host: string): void {
  const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
  if (!loopback || (origin !== undefined && origin !== `http://${host}`)) throw new CityProblem(403, '只能在本机的页面上登记');
}

async function overview(city: City): Promise<Html> {
  const [keys, held] = await Promise.all([city.store.keys(), city.store.all()]);
  const districts = [...new Set([...keys.map((key) => key.districtCode), ...held.map((one) => one.district)])].sort();
  return html`
    <h1>支队收件箱</h1>
    <p class="quiet">参考实现，供试点与测试。收到 ${held.length} 份，登记密钥 ${keys.length} 把。</p>
    ${districts.map((district) => html`
      <h2>${district === '' ? '尚未使用的密钥' : district}</h2>
      <p class="quiet">登记密钥：${keys.filter((key) => key.districtCode === district).map((key) => html`<code>${key.kid}</code> `)}</p>
      ${monthsOf(held.filter((one) => one.district === district))}`)}
    ${districts.length === 0 ? html`<p>还没有登记区（县）。请把区（县）的登记文件放进数据文件夹的 districts，或在下面登记。</p>` : ''}
    <h2>登记区（县）</h2>
    <form method="post" action="/enrol" enctype="multipart/form-data">
      <label>区划代码 <input name="districtCode" pattern="[0-9]{6}" maxlength="6" required></label>
      <label>登记文件 <input type="file" name="file" accept=".json" required></label>
      <button>登记</button>
    </form>
    <h2>U 盘收件</h2>
    <form method="post" action="/stick" enctype="multipart/form-data">
      <label>区（县）导出的文件 <input type="file" name="file" accept=".jws,.jwe" required></label>
      <button>核验并取回执</button>
    </form>`;
}

type Line = Awaited<ReturnType<City['store']['all']>>[number];

function monthsOf(held: readonly Line[]): Html {
  if (held.length === 0) return html`<p>还没有收到报表。</p>`;
  const rows = held.map((one) => html`
    <tr>
      <td>${one.month}</td><td>${TABLE_WORD[one.table as TableName]}</td><td class="number">V${one.revision}</td><td>${shanghaiMinute(Date.parse(one.receivedAt))}</td>
      <td><code>${one.receiptId}</code></td>
      <td><a href="/held/${one.district}/${one.table}/${one.month}/${one.revision}">${tableSerial(one.district, one.table as TableName, one.month, one.revision)}</a></td>
    </tr>`);
  return html`<table><thead><tr><th>月份</th><th>报表</th><th>版次</th><th>收到</th><th>回执</th><th>查看、打印</th></tr></thead><tbody>${rows}</tbody></table>`;
}
