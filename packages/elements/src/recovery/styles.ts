import { linkPageStyles } from '../link-page/styles.ts';
import { flowStyles } from '../styles/flow.ts';
import { loadingStyles } from '../styles/loading.ts';
import { otherButtonStyles } from '../styles/other-buttons.ts';
import { passwordStyles } from '../styles/password.ts';

/** Everything a recovery wears. */
export const recoveryStyles = [
  flowStyles,
  otherButtonStyles,
  loadingStyles,
  passwordStyles,
  linkPageStyles,
];
