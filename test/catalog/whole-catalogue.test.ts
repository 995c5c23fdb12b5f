// One file for all that is said of the whole catalogue: to load it takes a second.
import './checks/atlassian-skills.js';
import './checks/bundles.js';
import './checks/cross-provider-scopes.js';
import './checks/drive-skills.js';
import './checks/pins.js';
import './checks/rules.js';
import './checks/search.js';
import './checks/skill-rules.js';
import './checks/starter-questions.js';
import './checks/tokens.js';
