import { gmailCases } from '../catalog/cases/gmail.cases.js';
import { specsOf } from './specs-of.js';

specsOf('gmail', gmailCases);
