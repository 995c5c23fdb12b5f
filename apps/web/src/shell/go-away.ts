import { useMutation } from '@tanstack/react-query';

/** Leaves for a provider in this very tab, and stays busy until the page is gone. */
export function useGoAway<Given>(begin: (given: Given) => Promise<{ url: string }>) {
  const leaving = useMutation({
    mutationFn: begin,
    onSuccess: ({ url }) => location.assign(url),
  });
  return { ...leaving, busy: leaving.isPending || leaving.isSuccess };
}
