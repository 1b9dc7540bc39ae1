using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace IrisBench.Tests.Hosting;

public class ModelTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("two--hyphens")]
    [InlineData("ends-")]
    [InlineData("under_score")]
    public async Task A_name_that_no_service_could_have_is_refused(string name)
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();

        Assert.Throws<ArgumentException>(() => builder.AddProject<Projects.IrisBench_Tests_Workload>(name));
    }

    [Fact]
    public async Task Two_resources_of_one_name_are_refused()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddWorkload("workload");

        Assert.Throws<DistributedApplicationException>(() => builder.AddWorkload("Workload"));
    }

    [Fact]
    public async Task A_health_check_needs_an_HTTP_endpoint()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var project = builder.AddProject<Projects.IrisBench_Tests_Workload>("workload");

        Assert.Throws<DistributedApplicationException>(() => project.WithHttpHealthCheck("/health"));
    }
}
