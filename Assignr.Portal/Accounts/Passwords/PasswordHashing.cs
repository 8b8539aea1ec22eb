using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Assignr.Portal.Accounts.Passwords;

public enum PasswordCheck
{
    Right,

    /// <summary>Right, and hashed at an older cost: hash it anew.</summary>
    RightButDated,

    Wrong,

    /// <summary>Too many wait for hashing already; nothing was checked.</summary>
    Busy,
}

/// <summary>
/// Hashes and checks passwords, in NFC, behind a gate: a hash costs a quarter of a second of one core, and a flood of logins must
/// not starve everybody else (requirements.md 14, 17 and 18). A password that is not well-formed Unicode matches nothing.
/// </summary>
public sealed class PasswordHashing(IPasswordHasher<Account> hasher, TimeProvider time)
{
    /// <summary>PBKDF2-HMAC-SHA512, as OWASP asks.</summary>
    public const int Iterations = 220_000;

    /// <summary>In code points; a longer one is refused before it is hashed.</summary>
    public const int Longest = 256;

    private static readonly Account Nobody = new();
    private readonly HashingGate gate = new(Math.Max(1, Environment.ProcessorCount - 1), time);
    private readonly Lazy<string> nobodysHash = new(() =>
        hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(20))));

    /// <summary>Somebody was let in, after waiting so long; raised on any thread.</summary>
    public event Action<TimeSpan>? Entered;

    /// <summary>How many are at the gate, those inside included.</summary>
    public int Waiting => gate.Count;

    /// <summary>For whoever holds a link or is signed in. Null where too many wait already.</summary>
    /// <param name="owner">The link or the person: more than a few at once of one wait for nobody else's cost.</param>
    public Task<string?> HashAsync(string password, string owner = "", CancellationToken cancel = default) =>
        BehindGateAsync<string?>(
            HashingPlace.Known(owner), () =>
                Task.Run<string?>(() => hasher.HashPassword(Nobody, password.Normalize(NormalizationForm.FormC))), null, cancel);

    /// <summary>Does the same work whether there is a hash to compare with or not.</summary>
    /// <param name="reserve">Asked when the turn has come, and then followed by the comparison: counts the try and answers
    /// the hash, or null.</param>
    public Task<PasswordCheck> CheckAsync(HashingPlace place, Func<Task<string?>> reserve, string? password,
        CancellationToken cancel = default)
    {
        var usable = IsWellFormed(password) ? password!.Normalize(NormalizationForm.FormC) : null;
        return BehindGateAsync(
            place,
            async () =>
            {
                var hash = await reserve();
                return await Task.Run(() => Compare(hash, usable));
            },
            PasswordCheck.Busy, cancel);
    }

    /// <summary>Whether it can be hashed at all: well-formed Unicode, no control characters, not too long.</summary>
    public static bool IsWellFormed(string? password) =>
        password is { Length: > 0 and <= Longest * 2 } && !password.Any(char.IsControl) && CodePoints(password) is > 0 and <= Longest;

    /// <summary>-1 where a surrogate stands alone.</summary>
    public static int CodePoints(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++, count++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return -1;
        }
        return count;
    }

    private PasswordCheck Compare(string? hash, string? usable) =>
        hasher.VerifyHashedPassword(Nobody, usable is null ? nobodysHash.Value : hash ?? nobodysHash.Value, usable ?? "") switch
        {
            _ when hash is null || usable is null => PasswordCheck.Wrong,
            PasswordVerificationResult.Success => PasswordCheck.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordCheck.RightButDated,
            _ => PasswordCheck.Wrong,
        };

    private async Task<T> BehindGateAsync<T>(HashingPlace place, Func<Task<T>> work, T busy, CancellationToken cancel)
    {
        var came = time.GetTimestamp();
        if (!await gate.EnterAsync(place, cancel))
            return busy;
        try
        {
            Entered?.Invoke(time.GetElapsedTime(came));
            return await work();
        }
        finally
        {
            gate.Leave();
        }
    }
}
