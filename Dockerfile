# The server as an image: built with the SDK, run on the smallest of Microsoft's images that holds time zones and languages, as a user without
# rights, from a file system that may be read only. Nothing but /data is written.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/CoordinationFlow.Server -c Release -o /published -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /published .
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Store__Folder=/data \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "CoordinationFlow.Server.dll"]
