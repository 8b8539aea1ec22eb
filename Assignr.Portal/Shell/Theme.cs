using Assignr.Portal.Shell.Parts;

namespace Assignr.Portal.Shell;

/// <summary>Light or dark, in a cookie that scripts may write, so that the page arrives in the right colours.</summary>
public static class Theme
{
    public const string Cookie = "theme";
    public const string System = "system";

    public static IReadOnlyList<(string Name, string Label, string Icon)> Choices { get; } =
    [
        ("light", "Light", PortalIcons.Sun),
        ("dark", "Dark", PortalIcons.Moon),
        (System, "As the system", PortalIcons.Screen),
    ];

    public static string ChosenIn(HttpContext request) =>
        request.Request.Cookies[Cookie] is "light" or "dark" ? request.Request.Cookies[Cookie]! : System;
}
