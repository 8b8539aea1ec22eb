using System.Text.RegularExpressions;
using Assignr.Portal.Import.OfGames.When;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>The date to which words move a game: "verlegt auf 20.03.", "postponed to March 20, 6 PM".</summary>
internal static partial class NewDays
{
    /// <summary>"Saturday, the 20th of March 2027".</summary>
    private const int MostWords = 6;

    /// <summary>"at 6:30 p. m.".</summary>
    private const int MostWordsOfTime = 4;

    private const int MostAims = 3;

    private static readonly char[] Behind = [',', ';', ')', ']', '!'];

    /// <returns>The date and the time as written, the time empty where there is none; null where no date is named.</returns>
    public static (string Date, string Time)? In(string text)
    {
        foreach (var aim in Aim().Matches(text).Take(MostAims))
        {
            var words = text[(aim.Index + aim.Length)..].Split(' ', MostWords + MostWordsOfTime + 1, StringSplitOptions.RemoveEmptyEntries);
            for (var count = Math.Min(words.Length, MostWords); count > 0; count--)
            {
                var date = string.Join(' ', words[..count]).TrimEnd(Behind);
                if (DateText.Read(date) is not null)
                    return (date, TimeIn(words[count..]));
            }
        }
        return null;
    }

    private static string TimeIn(string[] words)
    {
        for (var count = Math.Min(words.Length, MostWordsOfTime); count > 0; count--)
        {
            var time = string.Join(' ', words[..count]).TrimEnd(Behind);
            if (TimeText.Read(time) is not null)
                return time;
        }
        return "";
    }

    [GeneratedRegex(@"\b(?:to|until|till|for|on|auf|zum|am|au|le|al|a|para|hasta)\s+(?:(?:the|den|dem|el|le)\s+)?(?=[\p{L}0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Aim();
}
