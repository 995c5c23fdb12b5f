import { githubCases } from '../catalog/cases/github.cases.js';
import { specsOf } from './specs-of.js';

specsOf('github', githubCases);
