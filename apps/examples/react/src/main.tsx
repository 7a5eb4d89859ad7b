import { createRoot } from 'react-dom/client';
import { Account } from './account.tsx';
import { CodeStep } from './code-step.tsx';
import { LogIn } from './log-in.tsx';

const pages: Record<string, () => React.ReactNode> = {
  '/login': LogIn,
  '/code': CodeStep,
  '/account': Account,
};
const Page = pages[location.pathname] ?? LogIn;

createRoot(document.getElementById('app') as HTMLElement).render(<Page />);
