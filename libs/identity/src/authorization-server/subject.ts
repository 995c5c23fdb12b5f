const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const pair = new RegExp(`^(${uuid})\\.(${uuid})$`);
const service = new RegExp(`^service\\.(${uuid})\\.(${uuid})$`);

/** Something of a company by both ids. */
export interface OfCompany {
  readonly companyId: string;
  readonly id: string;
}

/** How the authorization server names a person (`sub`) or a grant: `<company>.<id>`. */
export const nameOf = ({ companyId, id }: OfCompany): string => `${companyId}.${id}`;

/** Reads such a name; undefined when it is none. */
export const parseName = (name: string | undefined): OfCompany | undefined => partsOf(pair, name);

/** The client id of a service key. */
export const serviceClientId = ({ companyId, id }: OfCompany): string => `service.${companyId}.${id}`;

/** Reads the client id of a service key; undefined for every other client. */
export const parseServiceClient = (clientId: string | undefined): OfCompany | undefined =>
  partsOf(service, clientId);

function partsOf(form: RegExp, text: string | undefined): OfCompany | undefined {
  const [, companyId, id] = form.exec(text ?? '') ?? [];
  return companyId !== undefined && id !== undefined ? { companyId, id } : undefined;
}
