import { useState } from 'preact/hooks';
import type { AccountLine } from '../../../contract/accounts.ts';
import { ROLES, type Role } from '../../../contract/roles.ts';
import type { Catalog } from '../../api/catalog.ts';
import { send } from '../../api/client.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { FormField, fieldError } from '../../components/forms/form-field.tsx';
import { t } from '../../i18n/index.ts';
import { roleTexts } from '../../i18n/role-texts.ts';
import { administrationTexts } from '../texts.ts';
import { EntityChoice } from './entity-choice.tsx';
import { PasswordField } from './password-field.tsx';
import { accountsTexts } from './texts.ts';

interface AccountDialogProps {
  account: AccountLine;
  catalog: Catalog;
  saved: (message: string) => Promise<void>;
  close: () => void;
}

const FIELDS = ['role', 'entities', 'password', 'disabled'];

/** Edits an account; only changed fields are sent. */
export function AccountDialog({ account, catalog, saved, close }: AccountDialogProps) {
  const [role, setRole] = useState<Role>(account.role);
  const [entities, setEntities] = useState(account.entities);
  const [isDisabled, setDisabled] = useState(account.disabledAt !== null);
  const [isUnlocked, setUnlocked] = useState(false);
  const [password, setPassword] = useState('');
  const { name } = account;
  const save = async () => {
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
      fields={FIELDS}
      save={save}
      close={close}
      isWide
    >
      {(problem) => (
        <>
          <FormField
            label={t(accountsTexts.role)}
            hint={t(roleTexts.may[role])}
            error={fieldError(problem, 'role')}
          >
            <RoleChoice role={role} change={setRole} />
          </FormField>
          <EntityChoice catalog={catalog} chosen={entities} change={setEntities} />
          <PasswordField
            label={t(accountsTexts.newPassword)}
            value={password}
            change={setPassword}
            problem={problem}
          />
          <div class="form-field">
            <label class="tick">
              <input
                type="checkbox"
                checked={isDisabled}
                onChange={(event) => setDisabled(event.currentTarget.checked)}
              />
              <span>{t(accountsTexts.disable)}</span>
            </label>
            {account.lockedUntil && (
              <label class="tick">
                <input
                  type="checkbox"
                  checked={isUnlocked}
                  onChange={(event) => setUnlocked(event.currentTarget.checked)}
                />
                <span>{t(accountsTexts.unlock)}</span>
              </label>
            )}
          </div>
        </>
      )}
    </FormDialog>
  );
}

export function RoleChoice({ role, change }: { role: Role; change: (role: Role) => void }) {
  return (
    <select class="choice" value={role} onChange={(event) => change(event.currentTarget.value as Role)}>
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {t(roleTexts.name[one])}
        </option>
      ))}
    </select>
  );
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
