using System.Text;
using Assignr.Portal.Tests.Faults;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>The disk for temporary files is full while mail is sent and an assignor works: row 18 of reliability.md.</summary>
[Collection(Journey.Name)]
public sealed class WithoutTemporaryFilesTests(Chromium chromium)
{
    private static readonly int Many = FaultTable.InFull(10_000, 1_000);

    [Fact]
    public async Task A_full_disk_for_temporary_files_stops_neither_the_mail_nor_the_assignor()
    {
        await using var disk = await SmallDisk.MountAsync(8);
        await using var rig = await FaultRig.QueueAsync(Many, turn => turn.Verb == "DOT" ? SmtpAnswer.Wait(Task.Delay(5)) : null);
        rig.Temporary = disk.Folder;
        await using var marcy = await chromium.VisitAsync(await (await rig.StartPortalAsync()).ListeningAsync());
        await marcy.SetUpAsync(rig.Portal);
        await rig.Receiver.WaitAsync(() => rig.Receiver.MailCount >= Many / 3, TimeSpan.FromMinutes(3));
        disk.Fill();

        await marcy.OpenAsync("/people/import");
        await marcy.Page.Locator("#import-file")
            .SetInputFilesAsync(new FilePayload { Name = "more.csv", MimeType = "text/csv", Buffer = More() });
        await marcy.Button($"Import {Many:N0} people").ClickAsync();
        await Expect(marcy.Heading($"{Many:N0} people imported")).ToBeVisibleAsync();
        await marcy.OpenAsync("/mail");
        await Expect(marcy.Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        foreach (var export in new[] { "/people/export.csv", "/people/export.xlsx" })
            Assert.Equal(200, (await marcy.Page.APIRequest.GetAsync(new Uri(new Uri(marcy.Url), export).ToString())).Status);
        await marcy.OpenAsync("/people?sort=lastlogin");
        await rig.QuietAsync();

        var figures = await rig.FiguresAsync();
        FaultTable.Add("18c", "the disk for temporary files is full in the middle", figures,
            $"{Many:N0} people imported and exported meanwhile");
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
        await using var site = await rig.OpenAsync();
        Assert.Equal((2 * Many) + 1, await site.ReadAsync(db => db.People.CountAsync()));
        Assert.Equal("", rig.Portal.FromFirstFailure);
    }

    private static byte[] More() => Encoding.UTF8.GetBytes("First Name,Last Name,Email\n"
        + string.Concat(Enumerable.Range(1, Many).Select(number => $"Second,Number{number},second{number}@officials.example.com\n")));
}
