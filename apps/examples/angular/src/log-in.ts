import { Component } from '@angular/core';

@Component({
  selector: 'app-root',
  template: `
    <form method="post" action="/login">
      <h1>Log in</h1>
      <label>E-mail <input name="email" type="email" autocomplete="username" required></label>
      <label>
        Password
        <input name="password" type="password" autocomplete="current-password" required>
      </label>
      <button type="submit">Log in</button>
    </form>
  `,
})
export class LogIn {}
