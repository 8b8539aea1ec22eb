using System.Security.Cryptography;
using System.Text;

namespace Assignr.Portal.NewAccounts;

/// <summary>What Send Emails would do at this moment: who gets mail, who does not and why.</summary>
public sealed record MailingPreview
{
    public required Audience Audience { get; init; }

    /// <summary>Only people of this import; null: of everybody.</summary>
    public ImportScope? Among { get; init; }

    /// <summary>Whoever was emailed in the last 24 hours is in.</summary>
    public required bool SendAgain { get; init; }

    /// <summary>When the assignor chose this audience: who was emailed after that is left out.</summary>
    public required DateTimeOffset PreviewedAt { get; init; }

    /// <summary>How many people each audience has, whether or not they can get mail.</summary>
    public required int AssignedOfficials { get; init; }

    public required int NeverLoggedIn { get; init; }

    /// <summary>In the order of the grid.</summary>
    public required IReadOnlyList<Recipient> Recipients { get; init; }

    /// <summary>By reason; none is empty.</summary>
    public required IReadOnlyList<Excluded> Excluded { get; init; }

    /// <summary>Outside the audience and its count, but somebody may look for them: assigned officials who have logged in already.</summary>
    public required int LoggedIn { get; init; }

    /// <summary>Outside as well: never logged in, and deactivated.</summary>
    public required int Deactivated { get; init; }

    /// <summary>The note that was last sent, to begin with.</summary>
    public string? Note { get; init; }

    public required int LinkDays { get; init; }

    public int Messages => Recipients.Sum(recipient => recipient.Addresses.Count);

    public int ExcludedPeople => Excluded.Sum(group => group.People.Count);

    /// <summary>Whom <see cref="SendAgain"/> is about: recipients when it is ticked, excluded when it is not.</summary>
    public int EmailedInTheLast24Hours => SendAgain
        ? Recipients.Count(recipient => recipient.SentAt > PreviewedAt - Eligibility.Cooldown)
        : Excluded.FirstOrDefault(group => group.Reason == Reason.EmailedInTheLast24Hours)?.People.Count ?? 0;

    /// <summary>"28 people get 30 emails."</summary>
    public string Sentence => Recipients.Count switch
    {
        0 => "Nobody gets an email.",
        1 => $"1 person gets {Emails(Messages)}.",
        _ => $"{Recipients.Count} people get {Emails(Messages)}.",
    };

    /// <summary>"9 do not"; empty where everybody does.</summary>
    public string Rest => ExcludedPeople switch
    {
        0 => "",
        1 => "1 does not",
        var count => $"{count} do not",
    };

    /// <summary>": 3 no email address, 3 emailed in the last 24 hours, 3 refused before"</summary>
    public string Reasons => ExcludedPeople == 0 ? "" : $": {string.Join(", ", Excluded.Select(group => group.Reason.InSum(group.People.Count)))}";

    /// <summary>The same for the same people and addresses: what is sent must be what was seen (BAR 40).</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var recipient in Recipients.OrderBy(recipient => recipient.PersonId))
            hash.AppendData(Encoding.UTF8.GetBytes($"{recipient.PersonId} {string.Join(' ', recipient.Keys.Order(StringComparer.Ordinal))}\n"));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public static string Emails(int count) => count == 1 ? "1 email" : $"{count} emails";
}

/// <summary>Somebody who gets an email at each of these addresses.</summary>
public sealed record Recipient
{
    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>What the addresses are compared by.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Somebody else has one of them too.</summary>
    public bool IsShared { get; init; }

    /// <summary>When the last email went, if one did.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The link in it no longer works.</summary>
    public bool LinkExpired { get; init; }

    public static Recipient Of(Verdict verdict, DateTimeOffset now) => new()
    {
        PersonId = verdict.Person.PersonId,
        Name = verdict.Person.FullName,
        Addresses = [.. verdict.Addresses.Select(address => address.Address)],
        Keys = [.. verdict.Addresses.Select(address => address.Key)],
        IsShared = verdict.Addresses.Any(address => address.IsShared),
        SentAt = verdict.Person.HandedOverAt,
        LinkExpired = verdict.Person.HandedOverAt is not null && (verdict.Person.LinkExpiresAt is not { } expires || expires < now),
    };
}

/// <summary>Those who get none for one and the same reason.</summary>
public sealed record Excluded(Reason Reason, IReadOnlyList<ExcludedPerson> People);

public sealed record ExcludedPerson(Guid PersonId, string Name, Exclusion Exclusion);
