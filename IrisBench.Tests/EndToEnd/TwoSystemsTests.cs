using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace IrisBench.Tests.EndToEnd;

public sealed class TwoSystemsTests
{
    private const int MonolithsPort = 7500;

    // A system holds the UDP port of that number from the moment when it asks for the port to the end of its life.
    [Fact]
    public async Task A_port_that_another_system_is_about_to_listen_on_is_left_to_it()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ExclusiveAddressUse = true };
        try
        {
            other.Bind(new IPEndPoint(IPAddress.Loopback, MonolithsPort));
        }
        catch (SocketException)
        {
            // There is another system already.
        }

        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.IrisBench_AppHost>(
            ["--IrisBench:StateFile="]);

        var monolith = builder.Resources.Single(resource => resource.Name == "monolith");
        Assert.DoesNotContain(monolith.Annotations.OfType<EndpointAnnotation>(), endpoint => endpoint.Port == MonolithsPort);
    }
}
