import './app/tokens.css';
import './app/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { followChanges } from './bridge/index.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
followChanges();
createRoot(root).render(<App />);
