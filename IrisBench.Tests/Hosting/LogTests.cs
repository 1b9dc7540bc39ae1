using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.Tests.Hosting;

public class LogTests
{
    [Fact]
    public async Task What_a_resource_writes_can_be_followed()
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddWorkload("workload"));
        await application.HealthyAsync("workload");
        var resource = application.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single();
        using var client = application.Client("workload");
        await client.PostAsync("/log/heard-it", null, application.Timeout);

        LogLine? heard = null;
        await foreach (var batch in application.App.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(resource).WithCancellation(application.Timeout))
        {
            heard = batch.Select(line => (LogLine?)line).FirstOrDefault(line => line!.Value.Content.Contains("heard-it", StringComparison.Ordinal) && line.Value.IsErrorMessage);
            if (heard is not null)
                break;
        }

        Assert.NotNull(heard);
    }
}
