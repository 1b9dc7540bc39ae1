using System.Net;
using System.Net.Sockets;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

public class AddressTests
{
    [Fact]
    public async Task A_taken_port_is_said_and_another_one_is_used()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var home = new TemporaryHome();
        await using var appHost = AppHostProcess.Start(home.Path, $"--ASPNETCORE_URLS=http://localhost:{port}");

        await appHost.SaysAsync($"Port {port} is taken, so the dashboard answers on port ");
        await appHost.SaysAsync("Login to the dashboard at http://localhost:");
    }
}
