namespace Assignr.Portal.Shell.Requests;

/// <summary>Section <c>Proxy</c>: which reverse proxies may say where a request came from, and that it came over https.</summary>
public sealed class ProxyOptions
{
    /// <summary>Addresses. Empty: nobody is believed, and X-Forwarded headers change nothing.</summary>
    public IList<string> KnownProxies { get; } = [];
}
