import type { Type } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Account } from './account';
import { CodeStep } from './code-step';
import { LogIn } from './log-in';

const pages: Record<string, Type<unknown>> = {
  '/login': LogIn,
  '/code': CodeStep,
  '/account': Account,
};

await bootstrapApplication(pages[location.pathname] ?? LogIn);
