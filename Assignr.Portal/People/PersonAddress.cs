namespace Assignr.Portal.People;

/// <summary>One address of one person. Others may have the same one: families share.</summary>
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

    /// <summary>As it was entered, the domain in its ASCII form: what mail goes to.</summary>
    public string Address { get; private set; } = "";

    /// <summary><see cref="EmailAddress.Key"/>: what addresses are found by.</summary>
    public string Key { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>When a link that went there was first used; null: it is an assignor's word, and mail goes there on it.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When the mail server refused this very address for good; new account emails then leave it out until
    /// it is changed.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>The mail server's words at that refusal.</summary>
    public string? RefusedBecause { get; private set; }

    /// <summary>When whoever reads it last complained about our email to their provider; null: never.</summary>
    public DateTimeOffset? ComplainedAt { get; private set; }

    internal void Confirm(DateTimeOffset now) => ConfirmedAt ??= now;

    internal void Place(EmailAddress address, int position)
    {
        Address = address.Value;
        Position = position;
    }
}
