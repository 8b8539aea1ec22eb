using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Accounts.Passwords;

/// <summary>
/// Which passwords may be chosen (requirements.md 12 to 16): long enough, well-formed text, not a common one, and not made of what is known
/// about its owner. There are no rules about kinds of characters. A password is never trimmed.
/// </summary>
public sealed class PasswordRules(IOptions<AccountOptions> options, IStringLocalizer<AccountTexts> texts)
{
    // In bits, estimated with dictionaries of common passwords, names and words. Anything lower is guessed early.
    private const double LeastEntropy = 30;
    private const int ShortestWord = 3;

    // Estimating a longer password takes long and does not change the result.
    private const int LongestEstimated = 64;

    private static readonly Zxcvbn.Zxcvbn Estimate = new();

    public int Shortest => options.Value.PasswordLength;

    /// <summary>
    /// The first problem; null where the password may be used. It is at the field <c>Password</c> also where the two differ: the page sends
    /// neither of them back, so both have to be typed again.
    /// </summary>
    /// <param name="known">What is known about the owner: see <see cref="KnownWords"/>.</param>
    public Problem? Check(string? password, string? again, IReadOnlyCollection<string> known)
    {
        var problem = Check(password, known);
        if (problem is not null)
            return new Problem("Password", problem);
        return password!.Normalize(NormalizationForm.FormC) == (PasswordHashing.IsWellFormed(again)
            ? again!.Normalize(NormalizationForm.FormC)
            : null)
            ? null
            : new Problem("Password", texts["Password.NotTheSame"]);
    }

    /// <summary>The words that this person's password must not be made of: the site's, the product's and their own.</summary>
    public static IReadOnlyCollection<string> KnownWords(Site site, Person? person, string? userName) =>
        WordsOf([site.Name, person?.FullName, userName, .. person?.Addresses.Select(address => address.Address) ?? []]);

    public static IReadOnlyCollection<string> WordsOf(IEnumerable<string?> texts) =>
        [.. texts.Append("Assignr Portal")
            .SelectMany(Words)
            .Where(word => word.Length >= ShortestWord)
            .Distinct()
            .OrderByDescending(word => word.Length)];

    private string? Check(string? password, IReadOnlyCollection<string> known)
    {
        if (string.IsNullOrEmpty(password))
            return texts["Password.Missing"];
        if (password.Length > PasswordHashing.Longest * 2)
            return texts["Password.TooLong", PasswordHashing.Longest];
        var length = PasswordHashing.CodePoints(password);
        if (length < 0 || password.Any(char.IsControl))
            return texts["Password.NotText"];
        length = PasswordHashing.CodePoints(password.Normalize(NormalizationForm.FormC));
        if (length > PasswordHashing.Longest)
            return texts["Password.TooLong", PasswordHashing.Longest];
        if (length < Shortest)
            return texts["Password.TooShort", length, Shortest];
        if (IsMadeOf(password, known))
            return texts["Password.Known"];
        var start = password[..Math.Min(password.Length, LongestEstimated)];
        return Estimate.EvaluatePassword(start, known).Entropy < LeastEntropy ? texts["Password.Common"].Value : null;
    }

    // Without the known words, too little of it is left.
    private bool IsMadeOf(string password, IReadOnlyCollection<string> known)
    {
        var folded = Text.Fold(password);
        var rest = known.Aggregate(folded, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < folded.Length && rest.Count(char.IsLetterOrDigit) < Shortest / 2;
    }

    private static IEnumerable<string> Words(string? text)
    {
        var folded = Text.Fold(text);
        var words = folded.Split([.. folded.Where(character => !char.IsLetterOrDigit(character)).Distinct()],
            StringSplitOptions.RemoveEmptyEntries);
        return [.. words, string.Concat(words)];
    }
}
