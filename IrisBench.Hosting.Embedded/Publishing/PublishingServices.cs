using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IrisBench.Hosting.Embedded;

internal static class PublishingServices
{
    public static void AddPublishing(this IServiceCollection services, DistributedApplicationBuilder builder)
    {
        services.Configure<PipelineOptions>(options =>
        {
            options.Step = builder.Configuration["Pipeline:Step"];
            options.OutputPath = builder.Configuration["Pipeline:OutputPath"];
        });
        services.AddSingleton(builder.Pipeline);
        services.AddSingleton<IPipelineOutputService>(provider =>
            new PipelineOutputService(provider.GetRequiredService<IOptions<PipelineOptions>>(), builder.AppHostDirectory));
        services.AddSingleton<Publication>();
    }
}
