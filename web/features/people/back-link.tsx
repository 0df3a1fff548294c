import ChevronLeft from "lucide-react/icons/chevron-left";
import { Link } from "#web/ui/link.tsx";
import styles from "./back-link.module.css";

type BackLinkProps = { to: "/a/agreements" | "/a/hub" | "/a/people" | "/t" | "/t/b"; label: string } | { to: "/a/$id" | "/a/h/$id"; id: string; label: string };

/** The way to the list that a page belongs to. */
export function BackLink(props: BackLinkProps) {
  const words = (
    <>
      <ChevronLeft />
      {props.label}
    </>
  );
  return "id" in props ? (
    <Link to={props.to} params={{ id: props.id }} className={styles.back ?? ""}>
      {words}
    </Link>
  ) : (
    <Link to={props.to} className={styles.back ?? ""}>
      {words}
    </Link>
  );
}
