// Loaded into the hub and the sandbox by npm start only; in production nothing watches over them but their supervisor.
import { endWithParent } from '../support/end-with-parent.mjs';

endWithParent();
