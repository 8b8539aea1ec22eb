using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Bench.Drain;

/// <summary>People with an account who forgot their password, and ask for a reset with the form of the sign-in pages.</summary>
internal static partial class Forgetful
{
    private const int Count = 300;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    public static async Task AddAsync(Site site)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = await site.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        for (var number = 0; number < Count; number++)
        {
            var person = Person.Add("Forgetful", $"Number{number}", Permissions.Official, now);
            person.Reach([EmailAddress.Parse(Address(number), out _)!], now);
            person.LogIn(now);
            db.AddRange(person, Account.Open(person.Id, Address(number), "not a hash"));
        }
        await db.SaveChangesAsync();
    }

    /// <summary>One after another asks until the mailing has ended.</summary>
    /// <returns>Seconds from the request to the letter at the receiver.</returns>
    public static async Task<List<double>> AskAsync(string portal, Arrivals arrivals)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(portal) };
        var waits = new List<double>();
        for (var number = 0; number < Count && !arrivals.Over.IsCompleted; number++)
        {
            var page = await browser.GetStringAsync(new Uri("/forgot-password", UriKind.Relative));
            var fields = Hidden().Matches(page).ToDictionary(field => field.Groups[1].Value,
                field => WebUtility.HtmlDecode(field.Groups[2].Value));
            fields["Form.Address"] = Address(number);
            using var form = new FormUrlEncodedContent(fields);
            var watch = Stopwatch.StartNew();
            using var answer = await browser.PostAsync(new Uri("/forgot-password", UriKind.Relative), form);
            if (answer.Headers.Location?.ToString().Contains("done=1", StringComparison.Ordinal) is not true)
                throw new InvalidOperationException($"The form for a reset was answered with {answer.StatusCode}.");
            await arrivals.At(Address(number)).WaitAsync(TimeSpan.FromMinutes(2));
            waits.Add(watch.Elapsed.TotalSeconds);
            await Task.Delay(Between);
        }
        return waits;
    }

    private static string Address(int number) => $"forgetful{number}@officials.example.com";

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" """)]
    private static partial Regex Hidden();
}
