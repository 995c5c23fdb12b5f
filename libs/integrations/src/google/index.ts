export { google } from './google.provider.js';
