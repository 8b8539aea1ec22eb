using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Start;

/// <param name="Opened">The secret of a link that opens what the code's link opens, and what it is good for.</param>
public sealed record OpenByCodeResult((Purpose Purpose, string Raw)? Opened) : Result;

/// <summary>
/// Opens what the link of an email opens, by the code beside it and the address that it went to. Unknown addresses, wrong codes and codes
/// that are over are answered alike.
/// </summary>
[Allow(Who.Anyone)]
public sealed class OpenByCode(
    IDbContextFactory<PortalDb> database, StartCodes codes, IStringLocalizer<AccountTexts> texts, TimeProvider clock)
{
    /// <summary>How long the page that it leads to may stay open, where the link does not end before.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <param name="caller">Anybody.</param>
    /// <param name="address">As it was typed, like the code.</param>
    public async Task<OpenByCodeResult> RunAsync(Caller caller, string? address, string? code, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (EmailAddress.Parse(address, out var problem) is not { } parsed)
            return new OpenByCodeResult(null) { Problems = [new Problem("Address", texts[problem!])] };
        var typed = StartCodes.Read(code);
        var opened = typed is null ? null
            : await database.WriteAsync(db => OpenAsync(db, caller, parsed.Key, typed, clock.GetUtcNow(), cancel), cancel);
        return new OpenByCodeResult(opened) { Problems = opened is null ? [new Problem("Code", texts["Start.WrongCode"])] : [] };
    }

    private async Task<(Purpose, string)?> OpenAsync(
        PortalDb db, Caller caller, string key, string code, DateTimeOffset now, CancellationToken cancel)
    {
        var people = db.People.Where(person => person.Permissions != Permissions.None
            && person.Addresses.Any(address => address.Key == key)).Select(person => person.Id);
        var open = db.Tokens.Where(token => people.Contains(token.PersonId!.Value) && token.AddressKey == key && token.CodeHash != null
            && token.UsedAt == null && token.RevokedAt == null && token.ExpiresAt >= now && token.WrongCodes < StartCodes.MostWrong);
        var tried = await open.AsNoTracking().OrderByDescending(token => token.IssuedAt).ToListAsync(cancel);
        var token = tried.Find(token => codes.Is(token.CodeHash!, key, code));
        if (token is null)
        {
            await open.ExecuteUpdateAsync(
                row => row.SetProperty(token => token.WrongCodes, token => token.WrongCodes + 1), cancel);
            foreach (var codesOf in tried.GroupBy(token => token.PersonId!.Value))
                await NoteWrongAsync(db, caller, codesOf.Key, key, codesOf.All(one => one.WrongCodes + 1 == StartCodes.MostWrong), now,
                    cancel);
            return null;
        }
        // The link's own secret is known to its letter alone. This one ends with it: whichever is used ends the others.
        var secret = Secret.Mint();
        db.Tokens.Add(new Token
        {
            Purpose = token.Purpose,
            PersonId = token.PersonId,
            AddressKey = key,
            Hash = secret.Hash,
            MessageId = token.MessageId,
            IssuedAt = now,
            ExpiresAt = token.ExpiresAt < now + Life ? token.ExpiresAt : now + Life,
        });
        db.Record(caller, Act.CodeTyped, now, token.PersonId, "At the front door.");
        return (token.Purpose, secret.Raw);
    }

    // Once an hour for each person, so that a flood does not fill the audit, and always when it ended their codes.
    private static async Task NoteWrongAsync(
        PortalDb db, Caller caller, Guid personId, string key, bool isLast, DateTimeOffset now, CancellationToken cancel)
    {
        var lately = now.AddHours(-1);
        if (!isLast && await db.AuditEntries.AnyAsync(entry => entry.PersonId == personId && entry.Act == Act.CodeWrong
            && entry.At > lately && entry.At <= now, cancel))
            return;
        db.Record(caller, Act.CodeWrong, now, personId, $"At the front door, with {key}."
            + (isLast ? " It was the last try: a new email has a new code, and links go on." : ""));
    }
}
