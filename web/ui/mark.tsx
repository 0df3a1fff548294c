const seats = [45, 90, 135, 180, 225, 270, 315];

/** The mark: a table with one place kept open. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 36 36" aria-hidden="true">
      <circle cx="18" cy="18" r="8" fill="none" stroke="currentColor" strokeWidth="3" />
      {seats.map((degrees) => (
        <circle key={degrees} cx="18" cy="4" r="2.6" fill="currentColor" transform={`rotate(${degrees} 18 18)`} />
      ))}
    </svg>
  );
}
