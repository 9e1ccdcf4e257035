// `next/navigation` where there is no router: the page stays what it is.

const router = { push() {}, replace() {}, refresh() {}, back() {}, forward() {}, prefetch() {} };
const parameters = new URLSearchParams();

export const useRouter = () => router;
export const usePathname = () => "/";
export const useParams = () => ({});
export const useSearchParams = () => parameters;
