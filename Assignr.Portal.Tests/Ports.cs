using System.Net;
using System.Net.Sockets;

namespace Assignr.Portal.Tests;

/// <summary>
/// Ports for servers that come later, or go away and come back. Below those that the system gives to outgoing connections, of which
/// thousands come and go meanwhile; and never the same one twice.
/// </summary>
internal static class Ports
{
    private const int First = 15_000;
    private const int Count = 17_000;

    private static int next = Random.Shared.Next(Count);

    public static int Free()
    {
        while (true)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, First + (Interlocked.Increment(ref next) % Count));
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
    }
}
