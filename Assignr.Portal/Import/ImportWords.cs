using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Assignr.Portal.Shell.Parts;

namespace Assignr.Portal.Import;

/// <summary>The words of the import pages.</summary>
internal static class ImportWords
{
    public static IReadOnlyList<Outcome> Outcomes { get; } = Enum.GetValues<Outcome>();

    public static string Words(this Outcome outcome) => outcome switch
    {
        Outcome.Add => "Add",
        Outcome.Update => "Update",
        Outcome.Unchanged => "Unchanged",
        Outcome.Look => "Needs a look",
        Outcome.Error => "Error",
        _ => "Left out",
    };

    public static string Icon(this Outcome outcome) => outcome switch
    {
        Outcome.Add => PortalIcons.Plus,
        Outcome.Update => PortalIcons.Pencil,
        Outcome.Unchanged => PortalIcons.Tick,
        Outcome.Look => PortalIcons.YellowCard,
        Outcome.Error => PortalIcons.RedCard,
        _ => PortalIcons.StruckRing,
    };

    public static Tone Tone(this Outcome outcome) => outcome switch
    {
        Outcome.Add => Shell.Parts.Tone.Green,
        Outcome.Update => Shell.Parts.Tone.Slate,
        Outcome.Look => Shell.Parts.Tone.Yellow,
        Outcome.Error => Shell.Parts.Tone.Red,
        _ => Shell.Parts.Tone.Muted,
    };

    /// <summary>1 person, 122 people, 269 games.</summary>
    public static string Count(this ImportKind kind, int count) => (kind, count) switch
    {
        (ImportKind.People, 1) => "1 person",
        (ImportKind.People, _) => $"{count:N0} people",
        (_, 1) => "1 game",
        _ => $"{count:N0} games",
    };

    public static ImportKind Other(this ImportKind kind) => kind == ImportKind.People ? ImportKind.Games : ImportKind.People;

    public static string Page(this ImportKind kind) => kind == ImportKind.People ? "People" : "Games";

    public static string Path(this ImportKind kind) => kind == ImportKind.People ? "/people" : "/games";

    /// <summary>With a full stop at the end; "Ken Garnet Jr." already has one.</summary>
    public static string Ended(this string sentence) => sentence.EndsWith('.') ? sentence : $"{sentence}.";

    /// <summary>After an undo: what nobody takes back.</summary>
    public static string Mailed(int people) => people == 1
        ? "1 person had been sent an email whose link does not work any more."
        : $"{people.Grouped()} people had been sent emails whose links do not work any more.";

    /// <summary>What an import that is in did, when and by whom.</summary>
    public static string Told(ImportBatch batch, Site site, DateTimeOffset now)
    {
        string At(DateTimeOffset? time) => Dates.Moment(time, site, now);
        var undone = batch.UndoneAt is { } at ? $", and undone by {batch.UndoneByName} on {At(at)}" : "";
        return $"{batch.FileName} was imported by {batch.AppliedByName} on {At(batch.AppliedAt)}{undone}: {batch.Kind.Count(batch.Added)} "
            + $"added, {batch.Updated.Grouped()} changed, {batch.Unchanged.Grouped()} as before.";
    }

    /// <summary>4 rows are not imported: 3 need a look, 1 is an error. You get them as a file.</summary>
    public static string Rest(ImportCounts counts)
    {
        var (look, error) = (counts.Look, counts.Error);
        if (look + error == 0)
            return "";
        var parts = new List<string>();
        if (look > 0)
            parts.Add(look == 1 ? "1 needs a look" : $"{look:N0} need a look");
        if (error > 0)
            parts.Add(error == 1 ? "1 is an error" : $"{error:N0} are errors");
        return look + error == 1 ? $"1 row is not imported: {string.Join(", ", parts)}. Afterwards you get it as a file."
            : $"{look + error:N0} rows are not imported: {string.Join(", ", parts)}. Afterwards you get them as a file.";
    }

    /// <summary>The question of several rows.</summary>
    /// <param name="offerKind">The kind of their first offer.</param>
    public static string Question(string offerKind) => offerKind switch
    {
        "correct-address" => "Addresses that look mistyped.",
        "add-as-new" or "update" => "Names that are here already, or nearly.",
        "take-addresses" => "Addresses with a note behind them.",
        "empty-address" => "Words in the place of an address.",
        "accept" => "Letters that could not be read.",
        "correct-letters" => "Letters that a program wrote otherwise.",
        "accept-status" or "accept-standing" => "People of whom a column says something that may keep them from officiating.",
        "accept-behind" => "Words or figures behind names.",
        "accept-section" => "People below a heading that may say that they are out.",
        "accept-name" => "Names that may be none.",
        "accept-beyond" => "Rows with more cells than there are headings.",
        "shift-back" or "accept-astray" => "Addresses below other headings.",
        "take-lone" => "Lines in which nothing but a name stands.",
        "make-assignor" => "People who would become assignors, who manage everybody.",
        "accept-permissions" => "Rights that people would lose.",
        "leave-empty" => "Numbers of which a spreadsheet lost digits.",
        "same-game" => "Ids that other games here have.",
        "that-game" => "Games of the same teams that are here at another time.",
        "keep-crew" => "Games that have officials under other positions.",
        "add-game" => "Games that may be here, or in the file, already.",
        "is-on" => "Games that may be off, or on another day.",
        _ when IsOf("is-on", offerKind) => $"Games with “{offerKind[6..]}” for a state, which is not known.",
        "day-last" or "month-last" => "Dates with the year first that can be read in two ways.",
        "day-first" or "month-first" => "Dates that can be read in two ways, as the file has both.",
        "time-pm" or "time-am" => "Times before 8:00 that may be of the afternoon.",
        "new-day" => "Games that are said to be on another day.",
        "site-time" => "Time zones that are not known here.",
        "no-time" => "Games that have no time of day.",
        "they-come" => "Officials who may not come.",
        "keep-date" => "Weekdays that are not those of their dates.",
        "same-person" => "Ids that somebody of another name or address has.",
        "join-lines" => "Rows that may be about the same person as another one.",
        "one-person" => "Names that may be of two people.",
        _ => "Rows that need a look.",
    };

    /// <summary>The words of an offer for many rows at once.</summary>
    public static string ForAll(string offerKind, int count) => offerKind switch
    {
        "correct-address" => $"Correct {All(count)} addresses",
        "take-addresses" => $"Take the addresses of {All(count)}",
        "empty-address" => $"Leave the emails of {All(count)} empty",
        "add-as-new" => $"Add {All(count)} as somebody new",
        "site-time" => $"Read {All(count)} as times of the site",
        "same-game" => count == 2 ? "Both are the same games" : $"All {count.Grouped()} are the same games",
        "that-game" => count == 2 ? "Both are those games, moved" : $"All {count.Grouped()} are those games, moved",
        "no-time" => $"Import {All(count)} without a time",
        "they-come" => $"{Capital(count)} come",
        "they-decline" => $"{Capital(count)} do not come",
        "keep-crew" => $"Keep the crews of {All(count)}",
        "add-crew" => $"Add the officials to {All(count)}",
        "keep-date" => $"Keep the dates of {All(count)}",
        _ when IsOf("is-on", offerKind) => $"{Capital(count)} are on",
        "day-last" => $"{Capital(count)} have the month behind the year",
        "month-last" => $"{Capital(count)} have the day behind the year",
        "day-first" => $"{Capital(count)} have the day first",
        "month-first" => $"{Capital(count)} have the month first",
        "time-pm" => $"{Capital(count)} are PM",
        "time-am" => $"{Capital(count)} are AM",
        "new-day" => $"{Capital(count)} are on their new days",
        _ when IsOf("is-cancelled", offerKind) => $"{Capital(count)} are cancelled",
        "add-game" => $"Add {All(count)} as other games",
        "update" => $"Update {All(count)} who are here",
        "one-person" => $"{Capital(count)} are one person each",
        "same-person" => $"{Capital(count)} are the same people",
        "join-lines" => $"{Capital(count)} are the people of the other rows",
        "another-person" => $"{Capital(count)} are other people",
        "correct-letters" => $"Correct the letters of {All(count)}",
        "accept-status" or "accept-standing" or "accept-beyond" or "accept-name" or "accept-section" => $"Take {All(count)} in",
        "accept-behind" or "accept-astray" => $"Take {All(count)} without this",
        "shift-back" => $"Put the addresses of {All(count)} where they belong",
        "take-lone" => $"{Capital(count)} are people",
        "leave-lone" => $"Leave {All(count)} out",
        "accept" or "keep-address" or "keep-letters" => $"Keep {All(count)} as they are",
        "make-assignor" => $"{Capital(count)} become assignors",
        "leave-empty" => $"Leave lost numbers of {All(count)} empty",
        _ => $"{Capital(count)} are meant",
    };

    /// <summary>Whether it is this kind, alone or with the word that it applies to.</summary>
    private static bool IsOf(string kind, string offerKind) =>
        offerKind == kind || offerKind.StartsWith($"{kind} ", StringComparison.Ordinal);

    private static string Capital(int count) => count == 2 ? "Both" : $"All {count:N0}";

    private static string All(int count) => count == 2 ? "both" : $"all {count:N0}";
}
