using Assignr.Portal.SenderDomain.Dns;

namespace Assignr.Portal.SenderDomain.Dkim;

/// <summary>The key that receivers check signatures with (RFC 6376). Whether letters are signed cannot be seen in DNS.</summary>
internal sealed class DkimCheck(RecordReader dns)
{
    public const string Name = "DKIM";
    private const string OnlyALetterShows = "Whether our emails are signed with it, only an email shows: send a test email and look for "
        + "“DKIM-Signature” in its source.";

    public Task<CheckRow> LookAsync(string domain, string? selector, string? relay) =>
        selector is null ? TryUsualAsync(domain, relay) : LookAsync(domain, selector, relay, []);

    private async Task<CheckRow> LookAsync(string domain, string selector, string? relay, string[] remarks)
    {
        var name = DkimSelector.RecordOf(selector, domain);
        var looked = await dns.TextsAsync(name);
        var needed = new DnsRecord(name, "TXT", "v=DKIM1; k=rsa; p=…");
        string[] ask = [$"Whoever runs {relay ?? "your mail server"} makes the key and says which record to publish: it takes the place of "
            + "the dots."];
        if (looked.Trouble is not null)
            return CheckRow.CouldNotLook(Name, looked.Trouble);
        var keys = looked.Found.Where(DkimKey.Is).ToList();
        if (keys.Count == 0)
            return new CheckRow(Name, CheckState.Missing, $"There is no key “{selector}” of {domain}.")
            { Found = looked.Found, Publish = needed, Remarks = ask };
        if (keys.Count > 1)
            return new CheckRow(Name, CheckState.Wrong, "There is more than one key at one name, and which one counts is left to chance.")
            { Found = keys };
        var key = DkimKey.Parse(keys[0]);
        return key.Problem is { } problem
            ? new CheckRow(Name, CheckState.Wrong, problem)
            { Found = keys, Publish = needed, Remarks = [.. key.Remarks, .. remarks, .. ask] }
            : new CheckRow(Name, CheckState.Good, $"{domain} has the key “{selector}”.")
            { Found = keys, Remarks = [.. key.Remarks, .. remarks, OnlyALetterShows] };
    }

    private async Task<CheckRow> TryUsualAsync(string domain, string? relay)
    {
        var looked = await Task.WhenAll(DkimSelector.Usual.Select(async selector =>
            (Selector: selector, Texts: await dns.TextsAsync(DkimSelector.RecordOf(selector, domain)))));
        // A key that is out of use says nothing of the one that is in use under another name.
        if (Array.Find(looked, one => one.Texts.Found.Any(text => DkimKey.Is(text) && DkimKey.Parse(text).Problem is null)).Selector
            is { } found)
            return await LookAsync(domain, found, relay,
                [$"Nobody said which selector your mail server uses. Looked for {string.Join(", ", DkimSelector.Usual)}."]);
        return new CheckRow(Name, CheckState.CouldNotLook, "Enter your mail server's selector below, so that its key can be looked up.")
        {
            Remarks =
            [
                $"Looked for {string.Join(", ", DkimSelector.Usual)}: "
                    + (Array.Find(looked, one => one.Texts.Trouble is not null).Texts?.Trouble ?? "none of them has a key that works")
                    + ".",
                "The selector stands after “s=” in the line “DKIM-Signature” of any email that came from here.",
            ],
        };
    }
}
