import { useState } from 'preact/hooks';
import type { Role } from '../../../contract/roles.ts';
import type { Catalog } from '../../api/catalog.ts';
import { send } from '../../api/client.ts';
import { FormDialog } from '../../components/forms/form-dialog.tsx';
import { FormField, fieldError } from '../../components/forms/form-field.tsx';
import { t } from '../../i18n/index.ts';
import { roleTexts } from '../../i18n/role-texts.ts';
import { RoleChoice } from './account-dialog.tsx';
import { EntityChoice } from './entity-choice.tsx';
import { PasswordField } from './password-field.tsx';
import { accountsTexts } from './texts.ts';

interface NewAccountDialogProps {
  catalog: Catalog;
  saved: (message: string) => Promise<void>;
  close: () => void;
}

const FIELDS = ['name', 'role', 'entities', 'password'];

export function NewAccountDialog({ catalog, saved, close }: NewAccountDialogProps) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('statistician');
  const [entities, setEntities] = useState<string[]>([]);
  const [password, setPassword] = useState('');
  const save = async () => {
    await send('POST /api/accounts', {}, { name: name.trim(), role, entities, password });
    await saved(t(accountsTexts.added, { name: name.trim() }));
  };
  return (
    <FormDialog
      title={t(accountsTexts.add)}
      go={t(accountsTexts.addGo)}
      fields={FIELDS}
      save={save}
      close={close}
      isWide
    >
      {(problem) => (
        <>
          <FormField label={t(accountsTexts.name)} error={fieldError(problem, 'name')}>
            <input
              class="field"
              value={name}
              required
              maxLength={64}
              autofocus
              autocomplete="off"
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </FormField>
          <FormField
            label={t(accountsTexts.role)}
            hint={t(roleTexts.may[role])}
            error={fieldError(problem, 'role')}
          >
            <RoleChoice role={role} change={setRole} />
          </FormField>
          <EntityChoice catalog={catalog} chosen={entities} change={setEntities} />
          <PasswordField
            label={t(accountsTexts.password)}
            value={password}
            change={setPassword}
            isRequired
            problem={problem}
          />
        </>
      )}
    </FormDialog>
  );
}
