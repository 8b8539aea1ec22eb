using System.Globalization;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tests.Import;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Faults;

/// <summary>
/// kill -9 at each statement of the press of Send Emails and of an import, and at each page of their commit: row 6 of the faults in
/// reliability.md. The portal is started on the files that each kill leaves.
/// </summary>
[Collection(FaultCollection.Name)]
public sealed class StatementTests : IAsyncLifetime
{
    private static readonly int Many = FaultTable.InFull(100, 30);

    private readonly SmtpReceiver receiver = SmtpReceiver.Start();
    private readonly List<string> folders = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await receiver.DisposeAsync();
        folders.ForEach(folder => Directory.Delete(folder, recursive: true));
    }

    [Fact]
    public async Task A_press_of_Send_Emails_killed_at_any_statement_is_whole_or_not_there_and_pressed_again_doubles_nobody()
    {
        var (messages, kept, doubled, attempts) = (0, 0, 0, 0);
        MailingPreview seen = null!;
        var press = Guid.CreateVersion7();
        var moments = await AtEachAsync(
            async portal =>
            {
                await portal.SaveAsync([.. Enumerable.Range(1, Many)
                    .Select(number => A.Person($"Official Number{number}", FaultRig.Address(number)))]);
                seen = await PreviewAsync(portal);
            },
            async portal => Assert.NotNull((await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, press, seen,
                "See you on Sunday.")).MailingId),
            async portal =>
            {
                var whole = await portal.ReadAsync(db => db.Mailings.CountAsync());
                Assert.Equal((whole * Many, whole, whole), await portal.ReadAsync(async db => (await db.Messages.CountAsync(),
                    await db.AuditEntries.CountAsync(entry => entry.Act == Act.MailingSent),
                        await db.Mailings.CountAsync(mailing => mailing.MessageCount == Many && mailing.Note == "See you on Sunday."))));

                var preview = await PreviewAsync(portal);
                Assert.Equal(whole == 1 ? 0 : Many, preview.Recipients.Count);
                var again = await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null);
                Assert.Equal(whole == 1, again.MailingId is null);
                // The same press arrives once more.
                if (whole == 1)
                    Assert.NotNull((await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, press, seen, null)).MailingId);

                var before = receiver.MailCount;
                portal.Clock.Advance(SendMailing.UndoWindow);
                await portal.Get<Sender>().RunOnceAsync();
                var addresses = receiver.Mails.Skip(before).Select(mail => mail.To.Single()).ToList();
                Assert.Equal(Enumerable.Range(1, Many).Select(FaultRig.Address).Order(), addresses.Distinct().Order());
                kept += addresses.Count;
                doubled += addresses.Count - addresses.Distinct().Count();
                messages += await portal.ReadAsync(db => db.Messages.CountAsync());
                attempts += await portal.ReadAsync(db => db.Attempts.CountAsync(attempt => attempt.Outcome == AttemptOutcome.HandedOver));
                return whole == 1;
            });
        var figures = new Figures
        {
            Messages = messages,
            Kept = kept,
            Lost = messages - (kept - doubled),
            Doubled = doubled,
            Wrong = 0,
            Unaccounted = messages - attempts,
            Refused = 0,
            Doubtful = 0
        };
        FaultTable.Add("6b", "kill -9 at each statement of a press of Send Emails, and within its commit", figures,
            moments.Words("the mailing"));
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
    }

    [Theory]
    [InlineData("6c", ImportKind.People)]
    [InlineData("6d", ImportKind.Games)]
    public async Task An_import_killed_at_any_statement_is_whole_or_not_there_and_pressed_again_doubles_nothing(string row, ImportKind kind)
    {
        ImportView seen = null!;
        var (before, after) = ("", "");
        var moments = await AtEachAsync(
            async portal =>
            {
                await portal.SaveAsync([.. Enumerable.Range(1, Many / 3)
                    .Select(number => A.Person($"Official Number{number}", FaultRig.Address(number)))]);
                seen = await portal.PreviewAsync(kind, kind == ImportKind.People ? People() : Games());
                Assert.Equal(Many, seen.Plan!.Counts.Add + seen.Plan.Counts.Update);
                before = await portal.StateAsync();
            },
            async portal => Assert.True((await portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, seen)).IsDone),
            async portal =>
            {
                var whole = await portal.ReadAsync(db => db.Imports.AnyAsync(batch => batch.AppliedAt != null));
                Assert.Equal(whole ? after : before, await portal.StateAsync());
                Assert.Equal((!whole, whole),
                    await portal.ReadAsync(async db => (await db.ImportDrafts.AnyAsync(), await db.ImportEntries.AnyAsync())));

                var draft = await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, seen.Batch.Id);
                Assert.Equal(whole, draft is null);
                if (draft is null)
                    Assert.NotNull((await portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, seen)).Imported);
                else
                    await portal.ApplyAsync(draft);
                Assert.Equal(Facts(after), Facts(await portal.StateAsync()));
                return whole;
            },
            async portal => after = await portal.StateAsync());
        var figures = new Figures { Messages = 0, Kept = 0, Lost = 0, Doubled = 0, Wrong = 0, Unaccounted = 0, Refused = 0, Doubtful = 0 };
        FaultTable.Add(row, $"kill -9 at each statement of an import of {Many} {kind.ToString().ToLowerInvariant()}, and within its commit",
            figures, moments.Words("the import"));
    }

    private static async Task<MailingPreview> PreviewAsync(TestPortal portal) =>
        await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);

    // A third of them is in the portal already, and gets a phone.
    private static string People() => "First Name,Last Name,Email,Phone\n"
        + string.Concat(Enumerable.Range(1, Many).Select(number =>
            $"Official,Number{number},{FaultRig.Address(number)},555-01{number % 100:00}\n"));

    private static string Games() => "Date,Time,Home,Away,Referee\n"
        + string.Concat(Enumerable.Range(1, Many).Select(number =>
            $"2026-12-{1 + (number % 28):00},{10 + (number % 8)}:00,Home{number},Away{number},Official "
            + $"Number{1 + (number % (Many / 3))}\n"));

    /// <summary>The state without the ids, which differ with each press.</summary>
    private static IEnumerable<string> Facts(string state) =>
        state.Split('\n').Select(line => string.Join(' ', line.Split(' ').Where(word => !Guid.TryParse(word, out _))))
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// Presses twice, each time on a new portal: for the statements with a cache of hardly a page, so that SQLite writes before the commit;
    /// for the commit with the portal's own cache.
    /// </summary>
    /// <param name="check">Examines a portal that was started on what a kill left: whether the press is there, whole.</param>
    /// <param name="done">Examines the portal without a kill.</param>
    private async Task<Moments> AtEachAsync(Func<TestPortal, Task> seed, Func<TestPortal, Task> press, Func<TestPortal, Task<bool>> check,
        Func<TestPortal, Task>? done = null)
    {
        async Task<IReadOnlyList<Snapshot>> PressAsync(int? cachePages, Func<Snapshots, IReadOnlyList<Snapshot>> take)
        {
            using var snapshots = new Snapshots(cachePages);
            var folder = NewFolder();
            await using var portal = await TestPortal.StartAsync(services => services.ConfigureDbContext<PortalDb>(options =>
                options.AddInterceptors(snapshots)), folder: folder);
            await seed(portal);
            await portal.ReadAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
            snapshots.Start(Path.Combine(folder, "portal.db"));
            await press(portal);
            var taken = take(snapshots);
            if (done is not null)
                await done(portal);
            return taken;
        }

        var statements = await PressAsync(2, snapshots => [.. snapshots.Taken]);
        // Equal files need only one start.
        var whole = await CheckAsync([.. statements.Distinct()], check);
        var places = Some(await PressAsync(null, snapshots => [.. snapshots.CommitPageByPage()]));
        whole += await CheckAsync(places, check);
        Assert.InRange(whole, 1, statements.Distinct().Count() + places.Count - 1);
        return new Moments(statements.Count, statements.Distinct().Count(), places.Count, whole);
    }

    private async Task<int> CheckAsync(IReadOnlyList<Snapshot> moments, Func<TestPortal, Task<bool>> check)
    {
        var whole = 0;
        foreach (var moment in moments)
        {
            await using var portal = await StartOnAsync(moment);
            whole += await check(portal) ? 1 : 0;
        }
        return whole;
    }

    // Each needs a start of the portal, so the short form takes only the last ones, around the commit, and a few before.
    private static IReadOnlyList<Snapshot> Some(IReadOnlyList<Snapshot> pages) =>
        FaultTable.IsFull ? pages : [.. pages.Where((_, index) => index >= pages.Count - 3 || index % Math.Max(1, pages.Count / 6) == 0)];

    private async Task<TestPortal> StartOnAsync(Snapshot moment)
    {
        var folder = NewFolder();
        moment.WriteTo(Path.Combine(folder, "portal.db"));
        var portal = await TestPortal.StartAsync(services => services.Configure<MailOptions>(mail =>
        {
            (mail.Transport, mail.Host, mail.Port, mail.Security, mail.From) = (Transport.Smtp, "localhost", receiver.Port,
                MailSecurity.None, "assignors@league.example.com");
        }), folder: folder);
        Assert.Equal("ok", await portal.ReadAsync(db => db.Database.SqlQueryRaw<string>(
            "SELECT (SELECT group_concat(integrity_check) FROM pragma_integrity_check) || ifnull((SELECT group_concat(\"table\") FROM "
                + "pragma_foreign_key_check), '') AS Value").SingleAsync()));
        return portal;
    }

    private string NewFolder()
    {
        folders.Add(Directory.CreateTempSubdirectory("assignr-statements-").FullName);
        return folders[^1];
    }

    /// <param name="Statements">How many statements were run.</param>
    /// <param name="Different">How many different states kills at them leave.</param>
    /// <param name="Places">How many places in the commit were tried.</param>
    /// <param name="Whole">After how many of these kills the press was there.</param>
    private sealed record Moments(int Statements, int Different, int Places, int Whole)
    {
        public string Words(string what) => string.Create(CultureInfo.InvariantCulture,
            $"{Statements} statements, which leave {Different} different files, and {Places} places in the commit; {what} was whole "
                + $"{Whole} times, not there {Different + Places - Whole} times");
    }
}
