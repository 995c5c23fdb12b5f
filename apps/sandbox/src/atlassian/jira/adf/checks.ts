/** Whether an attribute's value is right. */
export type Check = (value: unknown) => boolean;

export const isString: Check = (value) => typeof value === 'string';
export const isFilled: Check = (value) => typeof value === 'string' && value !== '';
export const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
export const isBoolean: Check = (value) => typeof value === 'boolean';
export const isObject: Check = (value) => typeof value === 'object' && value !== null;
export const oneOf =
  (...values: unknown[]): Check =>
  (value) =>
    values.includes(value);
export const isInteger =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
export const isUrl: Check = (value) =>
  typeof value === 'string' && /^(https?:|mailto:|tel:|ftp:|\/|#)/i.test(value);
export const isColour: Check = (value) => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
