using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Bounces;
using Assignr.Portal.Data;
using Assignr.Portal.Health;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Keys;
using Assignr.Portal.Mail;
using Assignr.Portal.SenderDomain.Dns;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell.Requests;
using Assignr.Portal.Tokens;

namespace Assignr.Portal.Tests.StartUp;

/// <summary>A setting is in the code, in appsettings.json with its default, and in README's table.</summary>
public sealed partial class SettingsFileTests
{
    private static readonly Dictionary<string, object> Sections = new(StringComparer.Ordinal)
    {
        ["Portal"] = new PortalOptions(),
        ["Proxy"] = new ProxyOptions(),
        ["Storage"] = new StorageOptions(),
        ["Keys"] = new KeyOptions(),
        ["Links"] = new LinkOptions(),
        ["Accounts"] = new AccountOptions(),
        ["Sessions"] = new SessionLimits(),
        ["Import"] = new ImportOptions(),
        ["Mail"] = new MailOptions(),
        ["Bounces"] = new BounceOptions(),
        ["Dns"] = new DnsOptions(),
        ["Telemetry"] = new TelemetryOptions(),
    };

    [Fact]
    public void Every_setting_is_in_the_file_with_its_default()
    {
        var expected = Sections.SelectMany(section => Properties(section.Value).Select(property =>
            $"{section.Key}:{property.Name} = {Default(property.GetValue(section.Value))}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), InFile().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_is_in_the_table_of_the_readme()
    {
        var expected = Sections.SelectMany(section => Properties(section.Value).Select(property => $"{section.Key}:{property.Name}"));
        var told = Row().Matches(File.ReadAllText(Path.Combine(PortalProcess.Root, "README.md")))
            .SelectMany(row => row.Groups[1].Captures).Select(name => name.Value);

        Assert.Equal(expected.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    // The properties that can be set; the others are computed from them.
    private static IEnumerable<PropertyInfo> Properties(object section) =>
        section.GetType().GetProperties().Where(property => property.CanWrite || property.PropertyType == typeof(IList<string>));

    private static string Default(object? value) => value is IList<string> ? "[]" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static IEnumerable<string> InFile() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(PortalProcess.Root, "appsettings.json")))!.AsObject()
        .Where(section => section.Key != "Logging")
        .SelectMany(section => section.Value!.AsObject().Select(setting => $"{section.Key}:{setting.Key} = {Written(setting.Value!)}"));

    private static string Written(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => bool.TrueString,
        JsonValueKind.False => bool.FalseString,
        _ => value.ToString(),
    };

    [GeneratedRegex("^[|] (?:`([A-Z][A-Za-z]+:[A-Z][A-Za-z]+)`(?:, )?)+ [|]", RegexOptions.Multiline)]
    private static partial Regex Row();
}
