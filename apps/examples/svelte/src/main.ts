import { mount } from 'svelte';
import Account from './account.svelte';
import CodeStep from './code-step.svelte';
import LogIn from './log-in.svelte';

const pages = { '/login': LogIn, '/code': CodeStep, '/account': Account };
const target = document.getElementById('app') as HTMLElement;

mount(pages[location.pathname as keyof typeof pages] ?? LogIn, { target });
