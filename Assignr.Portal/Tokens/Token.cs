namespace Assignr.Portal.Tokens;

/// <summary>What a token is good for. It is good for nothing else.</summary>
public enum Purpose
{
    NewAccount = 1,
    PasswordReset = 2,

    /// <summary>The first assignor's one-time link; it belongs to no person yet.</summary>
    SetUp = 3,

    /// <summary>Confirms that an address which a person added to their own profile is theirs.</summary>
    ConfirmAddress = 4,

    /// <summary>That no more reminders go. It works as often as it is opened, and lets nobody in: it is none of a person's open
    /// links.</summary>
    DeclineReminders = 5,

    /// <summary>That no more digests go. Like that of reminders, it lets nobody in.</summary>
    DeclineDigest = 6,
}

/// <summary>The right to do one thing once. The secret itself is only in the email.</summary>
public sealed class Token
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Purpose Purpose { get; init; }

    /// <summary>Null only for <see cref="Purpose.SetUp"/>.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The key of the address it went to. The token stops working when that is neither an address nor a pending address of the
    /// person.</summary>
    public string? AddressKey { get; init; }

    /// <summary>SHA-256 of the secret; unique.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The keyed hash of the code beside the link (<see cref="StartCodes"/>); null where there is none.</summary>
    public byte[]? CodeHash { get; init; }

    /// <summary>How many wrong codes were typed with its address since it was issued. <see cref="StartCodes.MostWrong"/> end the code, not
    /// the link.</summary>
    public int WrongCodes { get; private set; }

    /// <summary>The message that carried it; null for the set-up link.</summary>
    public Guid? MessageId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The last moment at which it works.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Set once, by the guarded UPDATE of <see cref="TokenBook.RedeemAsync"/>.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>One of <see cref="Revocation"/>.</summary>
    public Revocation? RevokedBecause { get; private set; }
}

public enum Revocation
{
    /// <summary>Another link of this purpose was used.</summary>
    AnotherUsed = 1,

    /// <summary>The person no longer has the address it went to.</summary>
    AddressChanged = 2,

    Deactivated = 3,

    /// <summary>Its message was stopped.</summary>
    Withdrawn = 4,

    /// <summary>Whoever got it said that it is not theirs, or that they officiate no more.</summary>
    NotYou = 5,
}
