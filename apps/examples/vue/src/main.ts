import { createApp } from 'vue';
import AccountPage from './account-page.vue';
import CodeStep from './code-step.vue';
import LogIn from './log-in.vue';

const pages = { '/login': LogIn, '/code': CodeStep, '/account': AccountPage };

createApp(pages[location.pathname as keyof typeof pages] ?? LogIn).mount('#app');
