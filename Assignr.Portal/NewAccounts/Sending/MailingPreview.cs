using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>
/// What Send Emails would do at this moment: how many get mail, how many do not, and why. It keeps only what identifies each person;
/// <see cref="LoadPreviewed"/> reads the rest when it is shown.
/// </summary>
public sealed record MailingPreview
{
    public required Audience Audience { get; init; }

    public Scope Scope { get; init; } = Scope.Everybody;

    /// <summary>Include those emailed in the last 24 hours.</summary>
    public required bool SendAgain { get; init; }

    /// <summary>When the assignor chose this audience: whoever was emailed later is left out.</summary>
    public required DateTimeOffset PreviewedAt { get; init; }

    /// <summary>When this was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>How many people each audience has, whether or not they can get mail.</summary>
    public required int AssignedOfficials { get; init; }

    public required int NeverLoggedIn { get; init; }

    public required SeenRecipients Recipients { get; init; }

    /// <summary>One for each of their addresses.</summary>
    public required int Messages { get; init; }

    /// <summary>By reason; none is empty.</summary>
    public required IReadOnlyList<Excluded> Excluded { get; init; }

    /// <summary>How many people <see cref="SendAgain"/> concerns: recipients when it is ticked, excluded when it is not.</summary>
    public required int EmailedInTheLast24Hours { get; init; }

    /// <summary>How many assigned officials, or of those who were ticked, have logged in: outside the audience and its count, but somebody
    /// may look for them.</summary>
    public required int LoggedIn { get; init; }

    /// <summary>How many have never logged in, or were ticked, and are deactivated: outside the audience as well.</summary>
    public required int Deactivated { get; init; }

    /// <summary>How many of the recipients have reminders ahead, which this mailing ends or replaces.</summary>
    public required int Reminded { get; init; }

    /// <summary>How many of the recipients are on the lists of planned mailings; null: none.</summary>
    public AlreadyPlanned? Planned { get; init; }

    /// <summary>The note of the last mailing, as a start.</summary>
    public string? Note { get; init; }

    /// <summary>The reminders of the last mailing, as a start; those of the settings where they were saved since. Null: none.</summary>
    public ReminderDays? Reminders { get; init; }

    public required int LinkDays { get; init; }

    public int ExcludedPeople => Excluded.Sum(group => group.People.Count);

    /// <summary>"28 people get 30 emails."</summary>
    public string Sentence => Recipients.Count switch
    {
        0 => "Nobody gets an email.",
        1 => $"1 person gets {Emails(Messages)}.",
        _ => $"{Recipients.Count.Grouped()} people get {Emails(Messages)}.",
    };

    /// <summary>"9 do not"; empty where everybody does.</summary>
    public string Rest => ExcludedPeople switch
    {
        0 => "",
        1 => "1 does not",
        var count => $"{count.Grouped()} do not",
    };

    /// <summary>": 3 have no email address, 1 was emailed in the last 24 hours"; where only one is excluded: ": no email
    /// address".</summary>
    public string Reasons => ExcludedPeople switch
    {
        0 => "",
        1 => $": {Excluded[0].Reason.Alone()}",
        _ => $": {string.Join(", ", Excluded.Select(group => group.Reason.Heading(group.People.Count)))}",
    };

    /// <summary>The rules it was judged by.</summary>
    internal Rules Rules => new() { Now = ReadAt, Audience = Audience, SendAgain = SendAgain, PreviewedAt = PreviewedAt };

    public static string Emails(int count) => count == 1 ? "1 email" : $"{count.Grouped()} emails";
}

/// <summary>The people who get no email for one reason, in the order of the grid.</summary>
public sealed record Excluded(Reason Reason, IReadOnlyList<Guid> People);
