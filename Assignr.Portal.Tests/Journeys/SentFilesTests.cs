using System.Diagnostics;
using System.Net.Http.Headers;
using Assignr.Portal.Tests.StartUp;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Every file that pages request, as `dotnet run` and a published copy send it.</summary>
[Collection(PageJourney.Name)]
public sealed class SentFilesTests(Chromium chromium) : IDisposable
{
    private static readonly string[] Pages = ["/people", "/people/import", "/games", "/mailings", "/mail", "/settings", "/imports",
        "/profile", "/my-games", "/mailbox", "/nowhere"];

    private readonly string folder = Directory.CreateTempSubdirectory("assignr-files-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task As_built_every_file_is_compressed_and_kept_for_good()
    {
        await using var portal = PortalProcess.Start(PortalProcess.Root,
            ["run", "--no-build", "--configuration", PortalProcess.Configuration, "--project", "Assignr.Portal", "--", .. Settings]);
        await CheckAsync(portal);
    }

    [Fact]
    public async Task Published_every_file_is_compressed_and_kept_for_good()
    {
        var copy = Path.Combine(folder, "published");
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", Path.Combine(PortalProcess.Root, "Assignr.Portal"), "--no-build", "--configuration", PortalProcess.Configuration,
                "--output", copy, "--verbosity", "quiet"]))!;
        await publish.WaitForExitAsync();
        Assert.Equal(0, publish.ExitCode);

        await using var portal = PortalProcess.Start("/",
            [Path.Combine(copy, "Assignr.Portal.dll"), "--environment", "Development", .. Settings]);
        await CheckAsync(portal);
    }

    private string[] Settings => ["--urls", "http://127.0.0.1:0", "--Storage:Folder", folder];

    private async Task CheckAsync(PortalProcess portal)
    {
        var url = await portal.ListeningAsync();
        await using var visitor = await chromium.VisitAsync(url);
        await visitor.Page.GotoAsync("/login");
        await visitor.SetUpAsync(portal);
        foreach (var page in Pages)
            await visitor.OpenAsync(page);

        var asked = visitor.Asked.Select(address => new Uri(address))
            .Where(address => address.Scheme is not "data" and not "blob").ToList();
        Assert.All(asked, address => Assert.Equal(url.Authority, address.Authority));
        var files = asked.Where(address => Path.HasExtension(address.AbsolutePath)).Distinct().ToList();
        Assert.Contains(files, file => file.AbsolutePath.Contains("MudBlazor", StringComparison.Ordinal));
        Assert.Contains(files, file => file.AbsolutePath.EndsWith(".woff2", StringComparison.Ordinal));
        var preloaded = await visitor.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('link[rel=preload][as=font]')].map(link => link.href)");
        Assert.NotEmpty(preloaded);
        Assert.All(preloaded, font => Assert.Contains(new Uri(font), files));
        Assert.Empty(await WrongAsync(files, "br"));
        Assert.Empty(await WrongAsync(files, "gzip"));
    }

    private static async Task<List<string>> WrongAsync(IEnumerable<Uri> files, string encoding)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        var wrong = new List<string>();
        foreach (var file in files)
        {
            using var answer = await client.GetAsync(file);
            var isText = answer.Content.Headers.ContentType?.MediaType is { } type
                && (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal));
            if (isText != answer.Content.Headers.ContentEncoding.Contains(encoding))
                wrong.Add($"{file.AbsolutePath}: asked for {encoding}, got {string.Join(",", answer.Content.Headers.ContentEncoding)}");
            if (answer.Headers.CacheControl?.ToString() is not "max-age=31536000, immutable")
                wrong.Add($"{file.AbsolutePath}: {answer.Headers.CacheControl}");
        }
        return wrong;
    }
}
