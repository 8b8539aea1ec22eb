using Assignr.Portal.Tests.Faults;
using Assignr.Portal.Tests.Mail;
using Microsoft.Data.Sqlite;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>The data protection keys are lost at a restart: people have to sign in again, and nothing else is lost. Row 30 of
/// reliability.md.</summary>
[Collection(Journey.Name)]
public sealed class LostKeysTests(Chromium chromium)
{
    private static readonly int Many = FaultTable.InFull(10_000, 300);

    [Fact]
    public async Task Lost_keys_cost_a_new_sign_in_with_the_same_password_and_no_mail()
    {
        await using var rig = await FaultRig.QueueAsync(Many);
        var killed = new TaskCompletionSource();
        // Some letters are left for afterwards, however long the browser takes.
        rig.Receiver.Script = turn => turn.Verb == "DOT" && rig.Receiver.MailCount >= Many / 3 ? SmtpAnswer.Wait(killed.Task) : null;
        await using var marcy = await chromium.VisitAsync(await (await rig.StartPortalAsync()).ListeningAsync());
        await marcy.SetUpAsync(rig.Portal);
        await rig.Receiver.WaitAsync(() => rig.Receiver.MailCount >= Many / 3, TimeSpan.FromMinutes(3));
        await rig.KillAsync();
        killed.SetResult();
        await ForgetKeysAsync(rig.Database);
        await rig.StartPortalAsync();

        // The open window notices it by itself, and so does a person who opens another page.
        await Expect(marcy.Heading("Sign in")).ToBeVisibleAsync();
        var answer = await marcy.Page.GotoAsync("/people");
        Assert.Equal((200, "/login"), (answer!.Status, new Uri(marcy.Page.Url).AbsolutePath));
        await marcy.SignInAsync(Visitor.Assignor, PortalServer.Password);
        await marcy.OpenAsync("/people");
        await Expect(marcy.Link("Official Number1").First).ToBeVisibleAsync();
        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await Expect(marcy.Dialog).ToBeVisibleAsync();

        await rig.QuietAsync();
        await rig.FollowDoublesAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("30b", "the same with an assignor signed in", figures,
            "asked to sign in again, with the same password; no exception in the log");
        figures.AreClean();
        Assert.InRange(figures.Doubled, 0, FaultRig.MostUnrecorded);
        figures.RecoveredInTime();
        Assert.DoesNotContain("Exception", rig.Portal.Output, StringComparison.Ordinal);
        Assert.Equal("", rig.Portal.FromFirstFailure);
    }

    private static async Task ForgetKeysAsync(string path)
    {
        await using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "DELETE FROM DataProtectionKeys";
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }
}
