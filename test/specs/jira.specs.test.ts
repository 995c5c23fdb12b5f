import { jiraCases } from '../catalog/cases/jira.cases.js';
import { specsOf } from './specs-of.js';

specsOf('jira', jiraCases);
