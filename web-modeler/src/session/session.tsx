import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem, api } from '../api/client';
import type { Person, Role } from '../api/types';

interface Session {
  /** Null: nobody is signed in. */
  readonly person: Person | null;
  readonly loading: boolean;
  /** Anything but "not signed in" that kept the service from saying who is. */
  readonly error: unknown;
  readonly reload: () => void;
  readonly signIn: (username: string, password: string) => Promise<Person>;
  readonly signOut: () => Promise<void>;
  readonly changePassword: (current: string, next: string) => Promise<void>;
}

const Context = createContext<Session | null>(null);
export const SESSION_KEY = ['session'] as const;

/** Provides who is signed in. The session itself is an HttpOnly cookie that scripts never see. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const session = useQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: 60_000 });
  const signIn = useCallback(
    async (username: string, password: string) => {
      const { person } = await api<{ person: Person }>('POST', '/session', { username, password });
      become(client, person);
      return person;
    },
    [client],
  );
  const signOut = useCallback(async () => {
    await api('DELETE', '/session');
    become(client, null);
  }, [client]);
  const changePassword = useCallback(
    async (current: string, next: string) => {
      await api('PUT', '/session/password', { current, next });
      client.setQueryData(SESSION_KEY, await readSession());
    },
    [client],
  );
  const { data, isPending, error, refetch } = session;
  const value = useMemo<Session>(
    () => ({
      person: data ?? null,
      loading: isPending,
      error,
      reload: () => void refetch(),
      signIn,
      signOut,
      changePassword,
    }),
    [data, isPending, error, refetch, signIn, signOut, changePassword],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** Nothing that one person has read stays for the next. */
function become(client: QueryClient, person: Person | null): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
  client.setQueryData(SESSION_KEY, person);
}

async function readSession(): Promise<Person | null> {
  try {
    return (await api<{ person: Person }>('GET', '/session')).person;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

export function useSession(): Session {
  const value = useContext(Context);
  if (value === null) throw new Error('useSession: expected a SessionProvider above, found none');
  return value;
}

/** The signed-in person. Throws on pages that nobody reaches without signing in. */
export function usePerson(): Person {
  const { person } = useSession();
  if (person === null) throw new Error('usePerson: expected somebody to be signed in');
  return person;
}

/** True when the signed-in person holds one of the roles. */
export function useHasRole(...roles: readonly Role[]): boolean {
  const { person } = useSession();
  return person !== null && roles.some((role) => person.roles.includes(role));
}
