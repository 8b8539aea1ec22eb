namespace Assignr.Portal.Shell.Requests;

internal static class SecurityHeaders
{
    private const int TwoYears = 2 * 365 * 24 * 60 * 60;

    /// <summary>
    /// Headers that stylesheets, scripts and fonts do not need: those that browsers heed only in documents (there are no workers, for which
    /// the policy would count), and those that are useless beside an ETag and for a file that is never requested in parts.
    /// </summary>
    public static IReadOnlyList<string> NotOfFiles { get; } =
        ["Content-Security-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy", "X-Frame-Options",
            "Accept-Ranges", "Last-Modified"];

    /// <summary>Scripts from this portal only. Styles may be inline, because MudBlazor positions elements with them:
    /// docs/decisions/0010-content-security-policy.md.</summary>
    public static HeaderPolicyCollection For(IHostEnvironment environment)
    {
        var headers = new HeaderPolicyCollection()
            .AddContentTypeOptionsNoSniff()
            .AddFrameOptionsDeny()
            .AddReferrerPolicyNoReferrer()
            .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
            .AddCrossOriginResourcePolicy(resource => resource.SameOrigin())
            .AddPermissionsPolicy(nothing =>
            {
                nothing.AddAccelerometer().None();
                nothing.AddCamera().None();
                nothing.AddDisplayCapture().None();
                nothing.AddGeolocation().None();
                nothing.AddGyroscope().None();
                nothing.AddMagnetometer().None();
                nothing.AddMicrophone().None();
                nothing.AddMidi().None();
                nothing.AddPayment().None();
                nothing.AddUsb().None();
            })
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().Self();
                policy.AddScriptSrc().Self();
                policy.AddConnectSrc().Self();
                policy.AddStyleSrc().Self().UnsafeInline();
                policy.AddImgSrc().Self().Data();
                policy.AddObjectSrc().None();
                policy.AddFormAction().Self();
                policy.AddFrameAncestors().None();
                policy.AddBaseUri().Self();
            })
            .RemoveServerHeader();
        return environment.IsDevelopment() ? headers : headers.AddStrictTransportSecurityMaxAgeIncludeSubDomains(TwoYears);
    }
}
