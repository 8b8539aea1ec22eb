namespace Assignr.Portal.People;

/// <summary>One address of one person. Other people may have the same one: families share.</summary>
public sealed class PersonAddress
{
    private PersonAddress()
    {
    }

    internal PersonAddress(Guid personId, EmailAddress address, DateTimeOffset now)
    {
        PersonId = personId;
        Address = address.Value;
        Key = address.Key;
        AddedAt = now;
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PersonId { get; private init; }

    /// <summary>0 is the primary one.</summary>
    public int Position { get; private set; }

    /// <summary>As entered, with its domain in Unicode: where mail goes.</summary>
    public string Address { get; private set; } = "";

    /// <summary><see cref="EmailAddress.Key"/>: what a search for an address compares.</summary>
    public string Key { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>When a link that went to it was first used; null: only an assignor says that it is theirs, and mail still goes
    /// there.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When the mail server refused this address for good. New account emails leave it out until it is changed.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>The mail server's words at that refusal.</summary>
    public string? RefusedBecause { get; private set; }

    /// <summary>When its reader said, by the link of an email, that it is not this person's. Nothing is mailed there until an assignor
    /// changes it or says that it was a mistake.</summary>
    public DateTimeOffset? NotTheirsAt { get; private set; }

    /// <summary>When its reader last complained to their provider about our email. Nothing goes there unless its reader asks for it, until
    /// an assignor lifts the complaint.</summary>
    public DateTimeOffset? ComplainedAt { get; private set; }

    internal void Confirm(DateTimeOffset now) => ConfirmedAt ??= now;

    internal void Place(EmailAddress address, int position)
    {
        Address = address.Value;
        Position = position;
    }
}
