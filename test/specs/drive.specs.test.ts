import { driveCases } from '../catalog/cases/drive.cases.js';
import { specsOf } from './specs-of.js';

specsOf('drive', driveCases);
