using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Assignr.Portal.Accounts.Passwords;

public enum PasswordCheck
{
    Right,

    /// <summary>Right, but hashed at an older cost: hash it again.</summary>
    RightButDated,

    Wrong,

    /// <summary>Too many already wait for hashing; nothing was checked.</summary>
    Busy,
}

/// <summary>
/// Hashes and checks passwords, in NFC, behind a <see cref="HashingGate"/>: a hash takes a quarter of a second of one core, and a flood of
/// sign-ins must not keep everybody else waiting (requirements.md 14, 17, 18). A password that is not well-formed Unicode matches nothing.
/// </summary>
public sealed class PasswordHashing(IPasswordHasher<Account> hasher, TimeProvider time)
{
    /// <summary>Of PBKDF2-HMAC-SHA512, as OWASP recommends.</summary>
    public const int Iterations = 220_000;

    /// <summary>In code points; a longer password is refused before it is hashed.</summary>
    public const int Longest = 256;

    private static readonly Account Nobody = new();
    private readonly HashingGate gate = new(Math.Max(1, Environment.ProcessorCount - 1), time);
    private readonly Lazy<string> nobodysHash = new(() =>
        hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(20))));

    /// <summary>Raised on any thread when a turn has come, with the time it was waited for.</summary>
    public event Action<TimeSpan>? Entered;

    /// <summary>How many wait or hash at the moment.</summary>
    public int Waiting => gate.Count;

    /// <summary>For callers who have a link or are signed in. Null where too many already wait.</summary>
    /// <param name="owner">The link or the person. Many requests of one owner delay only each other.</param>
    public Task<string?> HashAsync(string password, string owner = "", CancellationToken cancel = default) =>
        BehindGateAsync<string?>(
            HashingPlace.Known(owner), () =>
                Task.Run<string?>(() => hasher.HashPassword(Nobody, password.Normalize(NormalizationForm.FormC))), null, cancel);

    /// <summary>Does the same work whether or not there is a hash to compare with.</summary>
    /// <param name="reserve">Called when the turn has come: counts the try and returns the hash, or null where there is none to compare
    /// with.</param>
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

    /// <summary>Whether it can be hashed: well-formed Unicode, no control characters, not too long.</summary>
    public static bool IsWellFormed(string? password) =>
        password is { Length: > 0 and <= Longest * 2 } && !password.Any(char.IsControl) && CodePoints(password) is > 0 and <= Longest;

    /// <summary>The number of code points; -1 where there is a lone surrogate.</summary>
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
