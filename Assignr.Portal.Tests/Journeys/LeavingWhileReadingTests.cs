using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Assignr.Portal.Tests.Import;
using Assignr.Portal.Tests.StartUp;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>
/// Reading a long file, within the limits set here, or comparing its rows ends within two seconds after its tab is closed or the portal is
/// told to stop. Processor time is measured, with three times the limit, so that other processes of a busy machine do not count.
/// </summary>
[Collection(Journey.Name)]
public sealed partial class LeavingWhileReadingTests(Chromium chromium) : IDisposable
{
    private const double Most = 6;

    private readonly TestDatabase database = TestDatabase.New();

    public void Dispose() => database.Dispose();

    [Theory]
    [InlineData("/people/import", "long.xlsx")]
    [InlineData("/games/import", "crews.csv")]
    public async Task Closing_the_tab_ends_the_work_and_so_does_the_portal_when_it_is_told_to_stop(string page, string name)
    {
        await using var portal = PortalProcess.Start(Path.GetTempPath(),
        [
            PortalProcess.Dll, "--environment", "Development", "--urls", "http://127.0.0.1:0", .. database.Arguments,
            "--Portal:DemoLeague", "false", "--Import:MostSeconds", "600", "--Import:MostUnpackedBytes", "2000000000",
            "--Import:MostBytes", "64000000",
        ]);
        await using var marcy = await chromium.VisitAsync(await portal.ListeningAsync());
        await marcy.SetUpAsync(portal);
        var file = new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = name == "crews.csv" ? Crews() : Long() };

        await UploadAsync(marcy, page, file);
        await IsReadingAsync(portal);
        await marcy.Page.GotoAsync("about:blank");
        var closed = Spent(portal);
        await IsIdleAsync(portal);
        Assert.InRange(Spent(portal) - closed, 0, Most);

        await UploadAsync(marcy, page, file);
        await IsReadingAsync(portal);
        var told = Spent(portal);
        var last = told;
        await portal.SignalAsync("TERM");
        for (var waited = 0; waited < 600 && !portal.HasEnded; waited++)
        {
            last = Math.Max(last, Spent(portal));
            await Task.Delay(50);
        }
        Assert.Equal(0, await portal.ExitCodeAsync());
        Assert.InRange(last - told, 0, Most);
    }

    private static async Task UploadAsync(Visitor marcy, string page, FilePayload file)
    {
        await marcy.OpenAsync(page);
        await marcy.Page.Locator("#import-file").SetInputFilesAsync(file);
        // Its rows are compared on the page of the import.
        if (file.Name == "crews.csv")
            await Expect(marcy.Page).ToHaveURLAsync(OfAnImport());
        else
            await Expect(marcy.Page.Locator("b:visible", new() { HasText = $"Reading {file.Name}" })).ToBeVisibleAsync();
    }

    // Starting a circuit and uploading the file takes less.
    private static async Task IsReadingAsync(PortalProcess portal)
    {
        var before = Spent(portal);
        for (var waited = 0; Spent(portal) - before < 3; waited++)
        {
            Assert.True(waited < 1_200, "It does not read.");
            await Task.Delay(50);
        }
    }

    private static async Task IsIdleAsync(PortalProcess portal)
    {
        for (var waited = 0; ; waited++)
        {
            Assert.True(waited < 60, "It goes on.");
            var before = Spent(portal);
            await Task.Delay(1_000);
            if (Spent(portal) - before < 0.2)
                return;
        }
    }

    /// <summary>Seconds of processor time that it has used: fields 14 and 15 of proc(5) stat, in hundredths; 0 where it has
    /// ended.</summary>
    private static double Spent(PortalProcess portal)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{portal.Id.ToString(CultureInfo.InvariantCulture)}/stat").Split(')')[^1].Split(' ',
                StringSplitOptions.RemoveEmptyEntries);
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Two million different names.</summary>
    private static byte[] Crews() =>
        Encoding.UTF8.GetBytes("Date,Time,Home,Away,Officials\n" + string.Concat(Enumerable.Range(0, 30_000).Select(row =>
        $"2026-12-05,19:00,A{row},B,{string.Join(';', Enumerable.Range(0, 70).Select(name => $"abcd{row}e{name}"))}\n")));

    /// <summary>Half a gigabyte of empty cells, which the package compresses to half a megabyte.</summary>
    private static byte[] Long()
    {
        var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in WorkbookFile.Parts(("List", "")))
            {
                using var part = package.CreateEntry(name, CompressionLevel.Optimal).Open();
                if (!name.Contains("sheet1", StringComparison.Ordinal))
                {
                    part.Write(content);
                    continue;
                }
                part.Write("<worksheet><sheetData><row>"u8);
                var cells = Encoding.UTF8.GetBytes($"{WorstFiles.Repeat("<c/>", 16_000)}</row><row>");
                for (var rows = 0; rows < 8_000; rows++)
                    part.Write(cells);
                part.Write("</row></sheetData></worksheet>"u8);
            }
        }
        return file.ToArray();
    }

    [GeneratedRegex("/imports/[0-9a-f-]{36}")]
    private static partial Regex OfAnImport();
}
