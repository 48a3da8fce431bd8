import { useState } from 'preact/hooks';
import type { AccountLine } from '../../../contract/accounts.ts';
import { ROLES, type Role } from '../../../contract/roles.ts';
import type { Catalog } from '../../api/catalog.ts';
import type { ApiProblem } from '../../api/client.ts';
import { send } from '../../api/client.ts';
import { Select, TextInput } from '../../components/choice.tsx';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { FormField, fieldError } from '../../components/forms/form-field.tsx';
import { nameOf, t } from '../../i18n/index.ts';
import { roleTexts } from '../../i18n/role-texts.ts';
import { administrationTexts } from '../texts.ts';
import { PasswordField } from './password-field.tsx';
import { accountsTexts } from './texts.ts';

/** What both dialogs need. */
interface AccountDialogProps {
  catalog: Catalog;
  saved: (message: string) => Promise<void>;
  close: () => void;
}

export function NewAccountDialog({ catalog, saved, close }: AccountDialogProps) {
  const [name, setName] = useState('');
  const access = useAccess('statistician', []);
  const save = async () => {
    const { role, entities, password } = access;
    await send('POST /api/accounts', {}, { name: name.trim(), role, entities, password });
    await saved(t(accountsTexts.added, { name: name.trim() }));
  };
  return (
    <FormDialog
      title={t(accountsTexts.add)}
      go={t(accountsTexts.addGo)}
      fields={['name', 'role', 'entities', 'password']}
      save={save}
      close={close}
      isWide
    >
      {(problem) => (
        <>
          <FormField label={t(accountsTexts.name)} error={fieldError(problem, 'name')}>
            <TextInput value={name} required maxLength={64} autofocus autocomplete="off" onInput={setName} />
          </FormField>
          <AccessFields
            catalog={catalog}
            access={access}
            passwordLabel={t(accountsTexts.password)}
            isPasswordRequired
            problem={problem}
          />
        </>
      )}
    </FormDialog>
  );
}

/** Edits an account; only changed fields are sent. */
export function AccountDialog({
  account,
  catalog,
  saved,
  close,
}: AccountDialogProps & { account: AccountLine }) {
  const { name } = account;
  const access = useAccess(account.role, account.entities);
  const [isDisabled, setDisabled] = useState(account.disabledAt !== null);
  const [isUnlocked, setUnlocked] = useState(false);
  const save = async () => {
    const { role, entities, password } = access;
    await send(
      'PATCH /api/accounts/:name',
      { name },
      {
        ...(role !== account.role && { role }),
        ...(!sameSet(entities, account.entities) && { entities }),
        ...(isDisabled !== (account.disabledAt !== null) && { disabled: isDisabled }),
        ...(password !== '' && { password }),
        ...(isUnlocked && { unlock: true }),
      },
    );
    await saved(t(accountsTexts.saved, { name }));
  };
  return (
    <FormDialog
      title={t(accountsTexts.editOf, { name })}
      go={t(administrationTexts.save)}
      fields={['role', 'entities', 'password', 'disabled']}
      save={save}
      close={close}
      isWide
    >
      {(problem) => (
        <>
          <AccessFields
            catalog={catalog}
            access={access}
            passwordLabel={t(accountsTexts.newPassword)}
            problem={problem}
          />
          <div class="form-field">
            <Tick label={t(accountsTexts.disable)} checked={isDisabled} change={setDisabled} />
            {account.lockedUntil && (
              <Tick label={t(accountsTexts.unlock)} checked={isUnlocked} change={setUnlocked} />
            )}
          </div>
        </>
      )}
    </FormDialog>
  );
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

/** What an account may do, and the password typed for it. */
function useAccess(role: Role, entities: string[]) {
  const [state, setState] = useState({ role, entities, password: '' });
  return { ...state, change: (changes: Partial<typeof state>) => setState({ ...state, ...changes }) };
}

interface AccessFieldsProps {
  catalog: Catalog;
  access: ReturnType<typeof useAccess>;
  passwordLabel: string;
  isPasswordRequired?: boolean;
  problem: ApiProblem | null;
}

function AccessFields({ catalog, access, passwordLabel, isPasswordRequired, problem }: AccessFieldsProps) {
  const { role, entities, password, change } = access;
  return (
    <>
      <FormField
        label={t(accountsTexts.role)}
        hint={t(roleTexts.may[role])}
        error={fieldError(problem, 'role')}
      >
        <Select
          value={role}
          options={ROLES.map((one) => ({ value: one, name: t(roleTexts.name[one]) }))}
          onChange={(chosen) => change({ role: chosen as Role })}
        />
      </FormField>
      <EntityChoice catalog={catalog} chosen={entities} change={(codes) => change({ entities: codes })} />
      <PasswordField
        label={passwordLabel}
        value={password}
        change={(typed) => change({ password: typed })}
        isRequired={isPasswordRequired}
        problem={problem}
      />
    </>
  );
}

interface EntityChoiceProps {
  catalog: Catalog;
  chosen: readonly string[];
  change: (codes: string[]) => void;
}

/** Check boxes for the entities that an account reports for: the zone, parks and departments. */
function EntityChoice({ catalog, chosen, change }: EntityChoiceProps) {
  const groups = [
    { name: t(accountsTexts.places), entities: [...(catalog.zone ? [catalog.zone] : []), ...catalog.parks] },
    { name: t(accountsTexts.departments), entities: catalog.departments },
    { name: t(accountsTexts.peers), entities: catalog.peers },
  ];
  const toggle = (code: string) =>
    change(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <fieldset>
      <legend class="form-label">{t(accountsTexts.entities)}</legend>
      <div class="entity-choice-list">
        {groups
          .filter(({ entities }) => entities.length > 0)
          .map(({ name, entities }) => (
            <div key={name}>
              <p class="quiet">{name}</p>
              {entities.map((entity) => (
                <Tick
                  key={entity.code}
                  label={nameOf(entity)}
                  checked={chosen.includes(entity.code)}
                  change={() => toggle(entity.code)}
                />
              ))}
            </div>
          ))}
      </div>
      <p class="form-hint">{t(accountsTexts.entitiesHint)}</p>
    </fieldset>
  );
}

interface TickProps {
  label: string;
  checked: boolean;
  change: (checked: boolean) => void;
}

function Tick({ label, checked, change }: TickProps) {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={(event) => change(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
